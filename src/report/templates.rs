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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    fn own(name: &str, text: &str) -> Own {
        Own { name: name.into(), file: format!("my/{name}"), text: text.into() }
    }

    fn wrong(files: Vec<Own>) -> Vec<Problem> {
        Templates::with_own(files).err().expect("something is wrong")
    }

    /// A page of a template `page.html`, with nothing to show but `name`.
    fn page(files: Vec<Own>) -> Result<String> {
        let templates = Templates::with_own(files).map_err(Error::Usage)?;
        let mut context = Context::new();
        context.insert("name", "<b>");
        let worded = templates.worded(&Messages::built_in(Language::English));
        worded.render("page.html", &context).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    fn check(problem: &Problem, file: &str, line: u64, says: &str, excerpt: &str) {
        let place = &problem.place;
        assert_eq!((place.file.as_deref(), place.line), (Some(file), Some(line)), "{problem}");
        assert!(place.column.is_some(), "{problem}");
        assert!(problem.to_string().contains(says), "{problem}");
        assert_eq!(place.excerpt.as_deref(), Some(excerpt));
    }

    #[test]
    fn a_mistake_of_syntax_has_its_line() {
        let problems = wrong(vec![own("base.html", "<p>\n{{ name"), own("parts.html", "ok\n\n{% if %}x{% endif %}")]);
        assert_eq!(problems.len(), 2, "one mistake does not hide the next");
        check(&problems[0], "my/base.html", 2, "Unexpected end of input", "{{ name");
        check(&problems[1], "my/parts.html", 3, "", "{% if %}x{% endif %}");
    }

    #[test]
    fn everything_that_is_not_there_comes_at_once() {
        let problems = wrong(vec![own("page.html", "{{ 1 | shout }}\n{{ whisper() }}\n{% include \"nowhere.html\" %}")]);
        assert_eq!(problems.len(), 3);
        check(&problems[0], "my/page.html", 1, "Unknown filter `shout`", "{{ 1 | shout }}");
        check(&problems[1], "my/page.html", 2, "Unknown function `whisper`", "{{ whisper() }}");
        check(&problems[2], "my/page.html", 3, "nowhere.html", "{% include \"nowhere.html\" %}");
    }

    #[test]
    fn a_mistake_that_shows_on_the_page_has_its_line_too() {
        for (text, says) in [("\n{{ nobody }}", "nobody"), ("\n{{ t(id=\"no-such\") }}", "there is no message `no-such`")] {
            let error = page(vec![own("page.html", text)]).unwrap_err();
            check(&error.problems()[0], "my/page.html", 2, says, text.trim());
            assert_eq!(error.exit_code(), 2);
        }
    }

    #[test]
    fn a_missing_parent_is_named() {
        let problems = wrong(vec![own("page.html", "{% extends \"nobody.html\" %}")]);
        assert!(problems[0].to_string().contains("nobody.html"), "{}", problems[0]);
    }

    #[test]
    fn words_are_put_in_and_escaped() {
        let html = page(vec![own("page.html", "{{ t(id=\"report-plan\", plan=name) }} {{ name }}")]).unwrap();
        assert_eq!(html, "plan &lt;b&gt; &lt;b&gt;");
    }

    #[test]
    fn a_workspace_replaces_a_file_a_block_or_a_part() {
        let page_html = own("page.html", "{{ <few /> }}");
        assert!(page(vec![page_html.clone()]).unwrap().contains("class=\"few\""));
        let parts = own("mine.html", "{% component few() %}FEW{% endcomponent few %}");
        assert_eq!(page(vec![page_html, parts]).unwrap(), "FEW");
        let templates = Templates::with_own(vec![own("style.css", "p { color: red }")]).unwrap();
        assert_eq!(templates.style(), "p { color: red }");
    }

    #[test]
    fn every_built_in_template_names_a_file() {
        for name in Templates::names() {
            assert_eq!(std::fs::read_to_string(format!("templates/{name}")).unwrap(), Templates::text(name).unwrap());
        }
        assert!(BUILT_IN.iter().all(|(_, text)| !text.contains("| safe") && !text.contains("|safe")));
    }

    #[test]
    fn a_folder_need_not_be_there() {
        let home = tempfile::tempdir().unwrap();
        assert!(Templates::from_folder(&home.path().join("templates")).is_ok());
        std::fs::write(home.path().join("base.html"), "{{").unwrap();
        std::fs::write(home.path().join("notes.txt"), "{{").unwrap();
        let error = Templates::from_folder(home.path()).err().unwrap();
        assert_eq!(error.problems().len(), 1);
        assert_eq!(error.problems()[0].place.file, Some(home.path().join("base.html").display().to_string()));
        std::fs::write(home.path().join("base.html"), [0xff, 0xfe]).unwrap();
        let error = Templates::from_folder(home.path()).err().unwrap();
        assert_eq!(error.problems()[0].message.id, "report-template-unreadable");
    }
}
