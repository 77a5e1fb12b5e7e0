//! Some fields of a record from its JSON, without a tree of all of them: a draw asks for few, of many records.

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
    fn what_no_longer_reads_is_a_mistake() {
        for broken in ["", "[]", r#"{"a":"1""#, r#"{"a":1}"#, r#"{"a":"1"} x"#] {
            assert!(pick(broken, &["a"], &mut Facts::new()).is_err(), "{broken}");
        }
    }
}
