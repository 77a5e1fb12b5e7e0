//! Templates: the built-in ones of `templates/`, and a workspace's own over them by file name.
//!
//! A workspace's `inspection-agent.html` is used in place of the built-in one; to change a part of it only, it may begin with
//! `{% extends "built-in/inspection-agent.html" %}` and fill a block anew. `style.css` is plain text and is replaced whole.
//! Templates see the view of `report::inspection`, and `t(id="…", name=value)`, which words a message.

use std::collections::BTreeMap;
use std::path::Path;

use tera::{Context, ErrorKind, Kwargs, ReportError, State, Tera};

use crate::messages::Messages;
use crate::problem::{Error, Message, Problem, Result};

/// Under this prefix the built-in templates are found even where a workspace has its own.
const PREFIX: &str = "built-in/";

const BUILT_IN: [(&str, &str); 5] = [
    ("base.html", include_str!("../../templates/base.html")),
    ("parts.html", include_str!("../../templates/parts.html")),
    ("inspection-index.html", include_str!("../../templates/inspection-index.html")),
    ("inspection-agent.html", include_str!("../../templates/inspection-agent.html")),
    ("inspection-recording.html", include_str!("../../templates/inspection-recording.html")),
];
const STYLE: (&str, &str) = ("style.css", include_str!("../../templates/style.css"));

/// A template of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// The template's name: the file's, without its folder.
    pub name: String,
    /// The file as the user knows it, for messages.
    pub file: String,
    /// What it holds.
    pub text: String,
}

/// The templates of a report, parsed and checked.
pub struct Templates {
    tera: Tera,
    style: String,
    own: BTreeMap<String, Own>,
}

impl Templates {
    /// The built-in templates.
    #[must_use]
    pub fn built_in() -> Self {
        Self::with_own(Vec::new()).expect("the built-in templates are well formed")
    }

    /// The built-in templates with a workspace's own over them. Names are those of `BUILT_IN`, `style.css`, and any other `.html`
    /// that these include or extend.
    ///
    /// # Errors
    /// Every mistake of syntax, and every filter, function or template that isn't there, with file, line and column.
    pub fn with_own(own: Vec<Own>) -> Result<Self, Vec<Problem>> {
        let own: BTreeMap<String, Own> = own.into_iter().map(|template| (template.name.clone(), template)).collect();
        let (styles, own): (BTreeMap<_, _>, BTreeMap<_, _>) = own.into_iter().partition(|(name, _)| name == STYLE.0);
        let style = styles.into_values().next().map_or_else(|| STYLE.1.to_owned(), |style| style.text);
        let mut templates = Self { tera: Tera::default(), style, own };
        templates.tera.set_fallback_prefixes([PREFIX]).expect("there are no templates yet");
        // the real one is put in when a report is rendered, in the language of its reader
        templates.tera.register_function("t", |_: Kwargs, _: &State| String::new());
        templates.check_syntax()?;
        let built_in = BUILT_IN.iter().map(|(name, text)| (format!("{PREFIX}{name}"), (*text).to_owned()));
        let own = templates.own.values().map(|own| (own.name.clone(), own.text.clone()));
        let all: Vec<(String, String)> = built_in.chain(own).collect();
        match templates.tera.add_raw_templates(all) {
            Ok(()) => Ok(templates),
            Err(error) => Err(templates.problems(&error)),
        }
    }

    /// The built-in templates with those of a folder over them: its `.html` files and its `style.css`. A folder that isn't there
    /// holds none.
    ///
    /// # Errors
    /// Files that can't be read, and the mistakes that [`Templates::with_own`] finds.
    pub fn from_folder(folder: &Path) -> Result<Self> {
        let unreadable = |path: &Path, error: &std::io::Error| Error::io("report-template-unreadable", path, error);
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::built_in()),
            Err(error) => return Err(unreadable(folder, &error)),
        };
        let mut own = Vec::new();
        for entry in entries {
            let path = entry.map_err(|error| unreadable(folder, &error))?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if path.extension().is_some_and(|ending| ending == "html") || name == STYLE.0 {
                let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
                own.push(Own { name: name.to_owned(), file: path.display().to_string(), text });
            }
        }
        Self::with_own(own).map_err(Error::Usage)
    }

    /// The names that a workspace's files may take to replace a built-in one.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name).chain([STYLE.0])
    }

    /// The text of a built-in template, for a user who wants to begin from it.
    #[must_use]
    pub fn text(name: &str) -> Option<&'static str> {
        BUILT_IN.iter().chain([&STYLE]).find(|(known, _)| *known == name).map(|(_, text)| *text)
    }

    /// The style sheet.
    pub(super) fn style(&self) -> &str {
        &self.style
    }

    /// The templates in the words of one language.
    pub(super) fn worded(&self, messages: &Messages) -> Worded<'_> {
        let mut tera = self.tera.clone();
        let messages = messages.clone();
        tera.register_function("t", move |kwargs: Kwargs, _: &State| word(&messages, &kwargs));
        Worded { templates: self, tera }
    }

    /// Each of the user's files by itself, so that a mistake in one does not hide those of the next.
    fn check_syntax(&self) -> Result<(), Vec<Problem>> {
        let problems: Vec<Problem> = (self.own.values())
            .filter_map(|own| Tera::default().add_raw_template(&own.name, &own.text).err())
            .filter(|error| matches!(error.kind(), ErrorKind::SyntaxError(_)))
            .flat_map(|error| self.problems(&error))
            .collect();
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    fn problems(&self, error: &tera::Error) -> Vec<Problem> {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![self.located(report)],
            // what isn't there comes as finished text, one paragraph a mistake
            ErrorKind::Msg(text) => text.split("\n\n").map(|paragraph| self.read(paragraph)).collect(),
            other => vec![problem(&other.to_string())],
        }
    }

    fn located(&self, report: &ReportError) -> Problem {
        let span = report.span();
        self.at(problem(report.message()), report.filename(), span.start_line, span.start_col + 1)
    }

    fn read(&self, paragraph: &str) -> Problem {
        let mut lines = paragraph.lines();
        let first = lines.next().unwrap_or_default();
        let found = problem(first.strip_prefix("error: ").unwrap_or(first));
        let place = lines.next().and_then(|line| line.trim_start().strip_prefix("--> ")).and_then(|place| {
            let mut parts = place.rsplitn(3, ':');
            let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
            Some((parts.next()?, line, column))
        });
        match place {
            Some((name, line, column)) => self.at(found, name, line, column),
            None => found,
        }
    }

    fn at(&self, problem: Problem, name: &str, line: usize, column: usize) -> Problem {
        let (file, text) = match self.own.get(name) {
            Some(own) => (own.file.as_str(), own.text.as_str()),
            None => (name, name.strip_prefix(PREFIX).and_then(Self::text).unwrap_or_default()),
        };
        let excerpt = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        problem.in_file(file).at_line(line as u64).at_column(column as u64).showing(excerpt)
    }
}

fn problem(error: &str) -> Problem {
    Problem::new("report-template-wrong").with("error", error)
}

/// Templates that speak a language.
pub(super) struct Worded<'a> {
    templates: &'a Templates,
    tera: Tera,
}

impl Worded<'_> {
    /// One page.
    pub(super) fn render(&self, name: &str, context: &Context) -> Result<Vec<u8>> {
        let html = self.tera.render(name, context).map_err(|error| Error::Usage(self.templates.problems(&error)))?;
        Ok(html.into_bytes())
    }
}

/// `t(id="…", name=value)`: the message's text. An id that isn't there is a mistake of the template.
fn word(messages: &Messages, kwargs: &Kwargs) -> tera::TeraResult<String> {
    let id: &str = kwargs.must_get("id")?;
    if messages.lookup(id).is_none() {
        return Err(tera::Error::message(format!("there is no message `{id}`")));
    }
    let mut args: Vec<(String, String)> = (kwargs.iter())
        .filter_map(|(name, value)| Some((name.as_str()?.to_owned(), value.to_string())))
        .filter(|(name, _)| name != "id")
        .collect();
    args.sort();
    Ok(messages.text(&Message { id: id.to_owned(), args }))
}
