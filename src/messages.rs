//! Words for people: the messages of `locales/`, in Chinese and English, with a workspace's own wording over the built-in one.
//!
//! Every sentence that a user reads comes through here by its id. A missing id is shown as the id itself, so that nothing is lost;
//! a test holds the two languages against each other and against the ids used in the code.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::problem::{Message, Place, Problem};

macro_rules! built_in {
    ($tag:literal) => {
        [
            include_str!(concat!("../locales/", $tag, "/common.ftl")),
            include_str!(concat!("../locales/", $tag, "/calendar.ftl")),
            include_str!(concat!("../locales/", $tag, "/intake.ftl")),
            include_str!(concat!("../locales/", $tag, "/checklist.ftl")),
            include_str!(concat!("../locales/", $tag, "/inspection.ftl")),
            include_str!(concat!("../locales/", $tag, "/plan.ftl")),
            include_str!(concat!("../locales/", $tag, "/draw.ftl")),
            include_str!(concat!("../locales/", $tag, "/work.ftl")),
            include_str!(concat!("../locales/", $tag, "/report.ftl")),
            include_str!(concat!("../locales/", $tag, "/cli.ftl")),
            include_str!(concat!("../locales/", $tag, "/records.ftl")),
            include_str!(concat!("../locales/", $tag, "/tools.ftl")),
            include_str!(concat!("../locales/", $tag, "/label.ftl")),
            include_str!(concat!("../locales/", $tag, "/kpi.ftl")),
            include_str!(concat!("../locales/", $tag, "/review.ftl")),
            include_str!(concat!("../locales/", $tag, "/review_sheet.ftl")),
            include_str!(concat!("../locales/", $tag, "/review_screen.ftl")),
        ]
        .join("\n")
    };
}

/// The languages that spotcheck speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Simplified Chinese, the default.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Reads `zh-CN`, `zh`, `en`, `en-US` and the like.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The tag that stands in `lang` attributes and file names.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The built-in messages as one Fluent file.
    #[must_use]
    pub fn built_in(self) -> String {
        match self {
            Self::Chinese => built_in!("zh-CN"),
            Self::English => built_in!("en"),
        }
    }
}

/// The messages of one language. A clone shares them, so that a template function can hold its own.
#[derive(Clone)]
pub struct Messages {
    language: Language,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl Messages {
    /// The built-in messages of a language.
    #[must_use]
    pub fn built_in(language: Language) -> Self {
        let (bundle, errors) = bundle(language);
        debug_assert!(errors.is_empty(), "the built-in messages parse: {errors:?}");
        Self { language, bundle: Arc::new(bundle) }
    }

    /// The built-in messages with a workspace's own over them. Unreadable lines of the user's file come back as problems.
    ///
    /// # Errors
    /// Every part of `text` that is no Fluent, with its line.
    pub fn with_own(language: Language, file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let (mut bundle, _) = bundle(language);
        match FluentResource::try_new(text.to_owned()) {
            Ok(resource) => {
                bundle.add_resource_overriding(resource);
                Ok(Self { language, bundle: Arc::new(bundle) })
            }
            Err((_, errors)) => Err(errors
                .into_iter()
                .map(|error| {
                    let line = text[..error.pos.start.min(text.len())].matches('\n').count() + 1;
                    Problem::new("messages-unreadable")
                        .with("error", error.kind)
                        .in_file(file)
                        .at_line(line as u64)
                        .showing(text.lines().nth(line - 1).unwrap_or_default())
                })
                .collect()),
        }
    }

    /// English, for `Display` of errors and for logs.
    #[must_use]
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Messages> = OnceLock::new();
        ENGLISH.get_or_init(|| Self::built_in(Language::English))
    }

    /// The language of these messages.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text of a message, with its values put in.
    #[must_use]
    pub fn text(&self, message: &Message) -> String {
        self.find(&message.id, None, &message.args).unwrap_or_else(|| message.id.clone())
    }

    /// The text of a message without values.
    #[must_use]
    pub fn get(&self, id: &str) -> String {
        self.find(id, None, &[]).unwrap_or_else(|| id.to_owned())
    }

    /// The text of a message where it exists.
    #[must_use]
    pub fn lookup(&self, id: &str) -> Option<String> {
        self.find(id, None, &[])
    }

    /// What to do about it: the message's `.hint`.
    #[must_use]
    pub fn hint(&self, message: &Message) -> Option<String> {
        // a hint that names what there is says nothing where there is nothing
        if message.args.iter().any(|(name, value)| name == "known" && value.is_empty()) {
            return None;
        }
        self.find(&message.id, Some("hint"), &message.args)
    }

    /// A problem in full: place, sentence, the line itself with a mark under the column, and the hint.
    #[must_use]
    pub fn problem(&self, problem: &Problem) -> String {
        let mut out = self.without_hint(problem);
        if let Some(hint) = self.hint(&problem.message) {
            let _ = write!(out, "\n    → {hint}");
        }
        out
    }

    /// The same without its hint, for a run of problems that share it.
    #[must_use]
    pub fn without_hint(&self, problem: &Problem) -> String {
        let mut out = self.place(&problem.place);
        if !out.is_empty() {
            out.push_str(&self.get("place-end"));
        }
        out.push_str(&self.text(&problem.message));
        if let Some(excerpt) = problem.place.excerpt.as_deref().filter(|e| !e.trim().is_empty()) {
            let (excerpt, column) = clipped(excerpt, problem.place.column);
            let _ = write!(out, "\n    | {excerpt}");
            if let Some(column) = column {
                let _ = write!(out, "\n    | {}^", indent_to(&excerpt, column));
            }
        }
        out
    }

    fn place(&self, place: &Place) -> String {
        let mut parts = Vec::new();
        parts.extend(place.file.clone());
        if let Some(sheet) = &place.sheet {
            parts.push(self.text(&Message::new("place-sheet").with("sheet", sheet)));
        }
        if let Some(line) = place.line {
            parts.push(self.text(&Message::new("place-line").with("line", line)));
        }
        if let Some(column) = place.column {
            parts.push(self.text(&Message::new("place-column").with("column", column)));
        }
        if let Some(field) = &place.field {
            parts.push(self.text(&Message::new("place-field").with("heading", field)));
        }
        parts.join(&self.get("place-separator"))
    }

    fn find(&self, id: &str, attribute: Option<&str>, values: &[(String, String)]) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            // a field is named in the reader's words where it is one of the usual ones
            let field = matches!(name.as_str(), "field" | "other").then(|| self.lookup(&format!("field-{value}"))).flatten();
            args.set(name.as_str(), field.unwrap_or_else(|| value.clone()));
        }
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }
}

/// The part of a long line around a column, and the column in it.
fn clipped(line: &str, column: Option<u64>) -> (String, Option<u64>) {
    const LONGEST: usize = 160;
    const BEFORE: usize = 60;
    let length = line.chars().count();
    if length <= LONGEST {
        return (line.to_owned(), column);
    }
    let at = column.and_then(|column| usize::try_from(column).ok()).unwrap_or(1).clamp(1, length);
    let skipped = if at <= LONGEST - BEFORE { 0 } else { at - BEFORE };
    let part: String = line.chars().skip(skipped).take(LONGEST).collect();
    let (begin, end) = (if skipped > 0 { "…" } else { "" }, if skipped + LONGEST < length { "…" } else { "" });
    let moved = (at - skipped + begin.chars().count()) as u64;
    (format!("{begin}{part}{end}"), column.map(|_| moved))
}

/// Blanks up to a column, twice as many under characters that a terminal shows two cells wide.
fn indent_to(line: &str, column: u64) -> String {
    let before = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    line.chars()
        .take(before)
        .map(|c| {
            if c == '\t' {
                "\t"
            } else if c >= '\u{1100}' {
                "  "
            } else {
                " "
            }
        })
        .collect()
}

fn bundle(language: Language) -> (FluentBundle<FluentResource>, Vec<String>) {
    let tag: LanguageIdentifier = language.tag().parse().expect("our two tags are well formed");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // isolation marks would stand in file names and JSON that are copied from the terminal
    bundle.set_use_isolating(false);
    let (resource, mut errors) = match FluentResource::try_new(language.built_in()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors.iter().map(ToString::to_string).collect()),
    };
    if let Err(twice) = bundle.add_resource(resource) {
        errors.extend(twice.iter().map(ToString::to_string));
    }
    (bundle, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_shown_around_its_mark() {
        let line = format!("{}好{}", "a".repeat(300), "b".repeat(300));
        let (part, column) = clipped(&line, Some(301));
        let column = usize::try_from(column.unwrap()).unwrap();
        assert_eq!(part.chars().nth(column - 1), Some('好'));
        assert!(part.starts_with('…') && part.ends_with('…') && part.chars().count() < 170);
        assert_eq!(clipped(&line, Some(1)).1, Some(1));
        assert_eq!(clipped("好", Some(1)), ("好".to_owned(), Some(1)));
        let (end, column) = clipped(&line, Some(601));
        assert_eq!(end.chars().nth(usize::try_from(column.unwrap()).unwrap() - 1), Some('b'));
    }

    #[test]
    fn a_hint_does_not_end_in_nothing() {
        let none = Message::new("checklist-no-list").with("list", "a").with("known", "");
        assert_eq!(Messages::english().hint(&none), None);
        let some = Message::new("checklist-no-list").with("list", "a").with("known", "b");
        assert!(Messages::english().hint(&some).is_some_and(|hint| hint.contains('b')));
    }
}
