//! Some fields of a record from its JSON, without a tree of all of them: draws and indicators ask for few, of many records.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::condition::Facts;

/// Puts the wanted fields of a JSON object of texts into `facts`, in the place of all that was there.
///
/// # Errors
/// Where the text is no such object.
pub(super) fn pick(json: &str, wanted: &[&str], facts: &mut Facts) -> serde_json::Result<()> {
    facts.clear();
    let mut json = serde_json::Deserializer::from_str(json);
    json.deserialize_map(Fields { wanted, facts })?;
    json.end()
}

/// The values of some fields of a record at a time, in the same memory again and again.
#[derive(Debug, Default)]
pub struct Picked {
    wanted: Vec<String>,
    /// Whether the record has the field, and its value.
    values: Vec<(bool, String)>,
}

impl Picked {
    /// Room for some fields.
    #[must_use]
    pub fn of(wanted: &[String]) -> Self {
        Self { wanted: wanted.to_vec(), values: vec![(false, String::new()); wanted.len()] }
    }

    /// The value of a field by its number.
    #[must_use]
    pub fn get(&self, field: usize) -> Option<&str> {
        self.values.get(field).filter(|(is_there, _)| *is_there).map(|(_, value)| value.as_str())
    }

    /// Reads a JSON object of texts in the place of what was there.
    pub(super) fn read(&mut self, json: &str) -> serde_json::Result<()> {
        self.values.iter_mut().for_each(|(is_there, _)| *is_there = false);
        let mut json = serde_json::Deserializer::from_str(json);
        json.deserialize_map(&mut *self)?;
        json.end()
    }

    /// Puts in the values of fields that stand in columns of their own.
    pub(super) fn put(&mut self, own: impl Fn(&str, &mut String) -> bool) {
        for (field, (is_there, value)) in self.wanted.iter().zip(&mut self.values) {
            let before = value.len();
            if own(field, value) {
                value.drain(..before);
                *is_there = true;
            }
        }
    }
}

impl<'de> Visitor<'de> for &mut Picked {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(Number(&self.wanted))? {
            if let Some((is_there, value)) = key.and_then(|field| self.values.get_mut(field)) {
                value.clear();
                map.next_value_seed(Text(value))?;
                *is_there = true;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// Which of the wanted fields a key is, by number.
struct Number<'a>(&'a [String]);

impl<'de> DeserializeSeed<'de> for Number<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Number<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|field| field == key))
    }
}

/// A text that is read into memory that is there.
struct Text<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Text<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.push_str(text);
        Ok(())
    }
}

struct Fields<'a> {
    wanted: &'a [&'a str],
    facts: &'a mut Facts,
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(Wanted(self.wanted))? {
            match key {
                Some(field) => {
                    self.facts.insert(field.to_owned(), map.next_value()?);
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// Which of the wanted fields a key is.
struct Wanted<'a>(&'a [&'a str]);

impl<'a, 'de> DeserializeSeed<'de> for Wanted<'a> {
    type Value = Option<&'a str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'a> Visitor<'_> for Wanted<'a> {
    type Value = Option<&'a str>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().find(|field| **field == key).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_wanted_is_read() {
        let mut facts = Facts::from([("old".to_owned(), "1".to_owned())]);
        let json = r#"{"queue":"Q1","备注":"\"好\"\n","direction":"in"}"#;
        pick(json, &["备注", "direction", "team"], &mut facts).unwrap();
        let found: Vec<(&str, &str)> = facts.iter().map(|(field, value)| (field.as_str(), value.as_str())).collect();
        assert_eq!(found, [("direction", "in"), ("备注", "\"好\"\n")]);
    }

    #[test]
    fn values_are_picked_by_number_into_the_same_memory() {
        let mut picked = Picked::of(&["备注".to_owned(), "team".to_owned()]);
        picked.read(r#"{"queue":"Q1","备注":"\"好\"\n"}"#).unwrap();
        assert_eq!((picked.get(0), picked.get(1), picked.get(2)), (Some("\"好\"\n"), None, None));
        picked.read(r#"{"team":"一组"}"#).unwrap();
        assert_eq!((picked.get(0), picked.get(1)), (None, Some("一组")));
        picked.put(|field, value| {
            field == "team" && {
                value.push_str("二组");
                true
            }
        });
        assert_eq!((picked.get(0), picked.get(1)), (None, Some("二组")));
        for broken in ["", "[]", r#"{"team":"1""#, r#"{"team":1}"#, r#"{"team":"1"} x"#] {
            assert!(picked.read(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn what_no_longer_reads_is_a_mistake() {
        for broken in ["", "[]", r#"{"a":"1""#, r#"{"a":1}"#, r#"{"a":"1"} x"#] {
            assert!(pick(broken, &["a"], &mut Facts::new()).is_err(), "{broken}");
        }
    }
}
