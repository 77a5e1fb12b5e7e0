//! What a file's name tells: `{start}_{agent}_{caller}_{line}`.

use jiff::tz::TimeZone;

use super::{ListedCall, call_of, in_file};
use crate::intake::cells::Cell;
use crate::intake::{Source, times};
use crate::problem::Problem;
use crate::records::{CallId, fields};

/// A pattern of file names: field names in braces with fixed text between them, held against the name without its extension.
///
/// A field is any name of [`crate::records::fields`], in English or Chinese (`{start}`, `{工号}`), `{id}` for the call's id, or a free
/// name. A field ends where the text after it first occurs; the last one takes the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePattern {
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Field(String),
}

/// What a name told.
pub(super) struct Named {
    pub call: Option<CallId>,
    pub facts: Option<ListedCall>,
}

impl FilePattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// A pattern without a field, with a brace that is not closed or empty, with a field twice, or with two fields side by side.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let Some(part) = next_part(&mut rest) else {
                problems.push(Problem::new("intake-pattern-brace"));
                break;
            };
            if let Part::Field(name) = &part {
                if matches!(parts.last(), Some(Part::Field(_))) {
                    problems.push(Problem::new("intake-pattern-adjacent").with("field", name));
                }
                if parts.contains(&part) {
                    problems.push(Problem::new("intake-pattern-twice").with("field", name));
                }
            }
            parts.push(part);
        }
        if problems.is_empty() && !parts.iter().any(|part| matches!(part, Part::Field(_))) {
            problems.push(Problem::new("intake-pattern-empty"));
        }
        if problems.is_empty() {
            Ok(Self { text: text.to_owned(), parts })
        } else {
            Err(problems.into_iter().map(|problem| problem.showing(text)).collect())
        }
    }

    /// The pattern as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The fields of a file name without its extension; `None` where it doesn't fit.
    #[must_use]
    pub fn fields(&self, stem: &str) -> Option<Vec<(String, String)>> {
        let mut rest = stem;
        let mut found = Vec::new();
        for (index, part) in self.parts.iter().enumerate() {
            match part {
                Part::Literal(literal) => rest = rest.strip_prefix(literal.as_str())?,
                Part::Field(name) => {
                    let end = match self.parts.get(index + 1) {
                        Some(Part::Literal(literal)) => rest.find(literal.as_str())?,
                        _ => rest.len(),
                    };
                    let (value, after) = rest.split_at(end);
                    if value.trim().is_empty() {
                        return None;
                    }
                    found.push((name.clone(), value.trim().to_owned()));
                    rest = after;
                }
            }
        }
        rest.is_empty().then_some(found)
    }

    /// The call that a file's name tells of; without `{id}` its id is the name without the extension.
    pub(super) fn facts(&self, source: &Source, zone: &TimeZone) -> Result<Named, Vec<Problem>> {
        let stem = source.stem();
        let Some(found) = self.fields(stem) else {
            return Err(vec![
                Problem::new("intake-pattern-mismatch").with("name", stem).with("pattern", &self.text).in_file(source.name),
            ]);
        };
        let id = found.iter().find(|(name, _)| name == "call_id").map(|(_, value)| value.clone());
        let cells = found.into_iter().map(|(name, value)| {
            let value = if matches!(name.as_str(), "start" | "end") { readable(&value) } else { value };
            (name, Cell::of(&value))
        });
        let facts =
            call_of(cells.collect(), id.is_none().then_some(stem), zone).map_err(|problems| in_file(source, None, problems))?;
        Ok(Named { call: id.as_deref().and_then(CallId::parse), facts })
    }
}

/// The part at the front, which is cut off; `None` for a brace that isn't closed or holds no name.
fn next_part(rest: &mut &str) -> Option<Part> {
    let brace = rest.find(['{', '}']).unwrap_or(rest.len());
    if brace > 0 {
        let (literal, after) = rest.split_at(brace);
        *rest = after;
        return Some(Part::Literal(literal.to_owned()));
    }
    let (name, after) = rest.strip_prefix('{')?.split_once('}')?;
    if name.trim().is_empty() || name.contains('{') {
        return None;
    }
    *rest = after;
    Some(Part::Field(fields::name_of(name)))
}

/// File names can't hold colons: `2026-11-16_09-30-00` and the like are read by their fourteen digits.
fn readable(value: &str) -> String {
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let is_plain = value.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | ' ' | 'T'));
    if times::parse(value).is_err() && is_plain && digits.len() == 14 { digits } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, stem: &str, expected: Option<&[(&str, &str)]>) {
        let found = FilePattern::parse(pattern).unwrap().fields(stem);
        let expected: Option<Vec<(String, String)>> =
            expected.map(|fields| fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
        assert_eq!(found, expected, "{stem} by {pattern}");
    }

    #[test]
    fn names_are_taken_apart() {
        let all = [("start", "20261116093000"), ("agent", "966"), ("caller", "10000000001"), ("line", "601")];
        check("{start}_{agent}_{caller}_{line}", "20261116093000_966_10000000001_601", Some(&all));
        check("rec-{工号}-{id}", "rec-966-A-1", Some(&[("agent", "966"), ("call_id", "A-1")]));
        check("{start}_{agent}", "20261116093000", None);
        check("{start}_{agent}", "20261116093000_", None);
        check("{id}.x", "17.y", None);
    }

    #[test]
    fn patterns_that_can_not_work_are_refused() {
        for (pattern, id) in [
            ("", "intake-pattern-empty"),
            ("recording", "intake-pattern-empty"),
            ("{start}{agent}", "intake-pattern-adjacent"),
            ("{start}_{", "intake-pattern-brace"),
            ("{}_{agent}", "intake-pattern-brace"),
            ("start}", "intake-pattern-brace"),
            ("{agent}_{工号}", "intake-pattern-twice"),
        ] {
            let problems = FilePattern::parse(pattern).unwrap_err();
            assert_eq!(problems.iter().map(|problem| problem.message.id.as_str()).collect::<Vec<_>>(), [id], "{pattern}");
        }
    }

    #[test]
    fn a_name_makes_a_call() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let pattern = FilePattern::parse("{start}_{agent}_{caller}_{line}").unwrap();
        let read = |name: &str| pattern.facts(&Source { name, bytes: b"" }, &zone);
        let call = read("in/20261116093000_966_10000000001_601.json").unwrap().facts.unwrap().call;
        assert_eq!((call.id.as_str(), call.agent.as_str()), ("20261116093000_966_10000000001_601", "966"));
        assert_eq!(call.start.to_string(), "2026-11-16T01:30:00Z");
        assert_eq!(call.fields["line"], "601");
        assert_eq!(read("2026-11-16-09-30-00_966_1_2.txt").unwrap().facts.unwrap().call.start, call.start);
        for (name, id) in [("a.json", "intake-pattern-mismatch"), ("yesterday_966_1_2.json", "intake-time-unreadable")] {
            assert_eq!(read(name).err().unwrap()[0].message.id, id);
        }
    }
}
