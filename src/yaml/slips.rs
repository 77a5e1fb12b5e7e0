//! Slips of a Chinese keyboard and of an editor at which YAML stumbles, or which it takes for something else without a word.
//!
//! The parser may only notice on a later line, and says it in its own terms; here the slip itself is found, so that a message can say
//! what to do.

use super::Mark;
use crate::problem::Problem;

/// What stands for a blank and is none for YAML.
const WIDE_BLANKS: [char; 9] =
    ['\u{3000}', '\u{a0}', '\u{2002}', '\u{2003}', '\u{2009}', '\u{200b}', '\u{202f}', '\u{205f}', '\u{feff}'];
const WIDE_BRACKETS: [char; 4] = ['［', '］', '｛', '｝'];

/// A slip with its place.
pub(super) type Slip = (Problem, Mark);

/// A line that is no comment and no part of a block of text.
struct Row<'t> {
    number: u64,
    line: &'t str,
    /// Blanks, tabs and dashes in front.
    front: &'t str,
    /// What follows them.
    rest: &'t str,
}

impl Row<'_> {
    fn slip(&self, id: &str, before: usize) -> Slip {
        (Problem::new(id), Mark { file: 0, line: self.number, column: before as u64 + 1 })
    }

    fn front_length(&self) -> usize {
        self.front.chars().count()
    }

    fn is_item(&self) -> bool {
        self.front.contains('-')
    }

    /// The letters before a colon, where the row begins with some.
    fn key(&self) -> Option<&str> {
        let end = self.rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.rest.len());
        Some(&self.rest[..end]).filter(|key| !key.is_empty())
    }

    fn is_key(&self) -> bool {
        self.key().is_some_and(|key| self.rest[key.len()..].starts_with(": ") || self.rest[key.len()..].trim_end() == ":")
    }
}

/// What a text that can't be parsed has most likely wrong, near the mark where the parser gave up or before it.
pub(super) fn of_broken(text: &str, mark: Mark) -> Option<Slip> {
    let rows = rows(text);
    let is_near = |row: &&Row| (mark.line.saturating_sub(1)..=mark.line + 1).contains(&row.number);
    let near = rows.iter().filter(is_near).find_map(|row| blank(row).or_else(|| mistyped(row)));
    let before = || rows.iter().take_while(|row| row.number <= mark.line + 1).find_map(blank);
    let dash = || rows.windows(2).filter(|pair| is_near(&&pair[1])).find_map(|pair| tight_dash(&pair[0], &pair[1]));
    near.or_else(dash).or_else(before).or_else(|| unclosed(text)).or_else(|| out_of_line(&rows, mark))
}

/// What a text has wrong that parses, though as something else.
pub(super) fn of_parsed(text: &str) -> Option<Slip> {
    // looked for in the few files that have any of it
    let may_have = text.contains(WIDE_BLANKS) || text.contains("\n-") || text.contains(" -");
    let rows = if may_have { rows(text) } else { return None };
    rows.iter().enumerate().find_map(|(index, row)| {
        let before = index.checked_sub(1).map(|index| &rows[index]);
        blank(row).filter(|_| row.is_key() || row.is_item()).or_else(|| tight_dash(before?, row))
    })
}

fn rows(text: &str) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut block: Option<usize> = None;
    for (number, line) in (1..).zip(text.lines()) {
        let depth = line.len() - line.trim_start_matches(' ').len();
        if block.is_some_and(|outer| line.trim().is_empty() || depth > outer) {
            continue;
        }
        block = None;
        let is_front = |c: char| matches!(c, ' ' | '\t') || WIDE_BLANKS.contains(&c);
        let mut rest = line.trim_start_matches(is_front);
        if rest.is_empty() || rest.starts_with('#') {
            continue;
        }
        while let Some(inner) = rest.strip_prefix('-').filter(|inner| inner.starts_with(is_front)) {
            rest = inner.trim_start_matches(is_front);
        }
        let is_block =
            [": |", ": >", "- |", "- >"].iter().any(|mark| line.trim_end().trim_end_matches(['+', '-']).ends_with(mark));
        block = is_block.then_some(depth);
        rows.push(Row { number, line, front: &line[..line.len() - rest.len()], rest });
    }
    rows
}

/// A tab or a wide blank in front of a line.
fn blank(row: &Row) -> Option<Slip> {
    let tab = row.front.chars().position(|c| c == '\t').map(|at| row.slip("yaml-tab", at));
    tab.or_else(|| row.front.chars().position(|c| WIDE_BLANKS.contains(&c)).map(|at| row.slip("yaml-wide-blank", at)))
}

/// `键：值`, `键:值` and `［` for `[`.
fn mistyped(row: &Row) -> Option<Slip> {
    // a phrase in a list may hold a colon
    let key = row.key().filter(|key| !row.is_item() || key.is_ascii());
    let colon = key.and_then(|key| {
        let after = &row.rest[key.len()..];
        let id = if after.starts_with('：') {
            "yaml-wide-colon"
        } else if after.starts_with(':') && !after[1..].starts_with([' ', '/', '\t']) && !after[1..].is_empty() {
            "yaml-tight-colon"
        } else {
            return None;
        };
        // 10:30 is a time
        let is_time = id == "yaml-tight-colon" && key.chars().all(|c| c.is_ascii_digit());
        let (problem, mark) = row.slip(id, row.front_length() + key.chars().count());
        (!is_time).then(|| (problem.with("key", key), mark))
    });
    let count = |c: char| row.line.chars().filter(|other| *other == c).count();
    let is_uneven = count('[') != count(']') || count('{') != count('}');
    let wide = || row.line.chars().position(|c| WIDE_BRACKETS.contains(&c)).filter(|_| is_uneven);
    colon.or_else(|| wide().map(|at| row.slip("yaml-wide-mark", at)))
}

/// `-您好` below `- 你好` goes on with its phrase, and below `say:` it is a text of its own.
fn tight_dash(before: &Row, row: &Row) -> Option<Slip> {
    let said = row.rest.strip_prefix('-')?.chars().next()?;
    let is_word = said.is_alphabetic() || matches!(said, '"' | '\'' | '(' | '{' | '[');
    let indent = |row: &Row| row.line.len() - row.line.trim_start_matches(' ').len();
    let is_beside = before.is_item() && indent(before) == indent(row);
    let is_below = before.rest.trim_end().ends_with(':') && indent(before) <= indent(row);
    let column = row.front_length();
    (is_word && (is_beside || is_below)).then(|| row.slip("yaml-tight-dash", column))
}

/// A bracket or a quote that is never closed.
fn unclosed(text: &str) -> Option<Slip> {
    let mut open = Open::default();
    let found = rows(text).iter().find_map(|row| open.read(row));
    found.or_else(|| open.quote.map(|(quote, mark)| opened("yaml-open-quote", quote, mark))).or_else(|| {
        let (bracket, mark) = *open.brackets.last()?;
        Some(opened("yaml-open-bracket", bracket, mark))
    })
}

fn opened(id: &str, c: char, mark: Mark) -> Slip {
    (Problem::new(id).with("mark", c), mark)
}

/// What is open at a place of a text.
#[derive(Default)]
struct Open {
    brackets: Vec<(char, Mark)>,
    quote: Option<(char, Mark)>,
}

impl Open {
    /// Reads a row; gives what should have been closed where that shows.
    fn read(&mut self, row: &Row) -> Option<Slip> {
        // whether a value may begin here
        let (mut may_begin, mut before) = (true, ' ');
        let mut chars = row.line.chars().zip(1_u64..).skip(row.front_length());
        while let Some((c, column)) = chars.next() {
            let mark = Mark { file: 0, line: row.number, column };
            if let Some((quote, begun)) = self.quote {
                if c == '\\' && quote == '"' {
                    chars.next();
                } else if c == quote {
                    self.quote = None;
                    let goes_on = chars.clone().map(|(c, _)| c).find(|c| *c != ' ').is_some_and(|c| !",]}:#'".contains(c));
                    if goes_on && begun.line < row.number {
                        return Some(opened("yaml-open-quote", quote, begun));
                    }
                }
                continue;
            }
            if c == '#' && before == ' ' {
                break;
            }
            if let Some(slip) = self.put(c, mark, may_begin) {
                return Some(slip);
            }
            may_begin = matches!(c, ':' | '-' | ',' | '[' | '{') || (c == ' ' && may_begin);
            before = c;
        }
        None
    }

    fn put(&mut self, c: char, mark: Mark, may_begin: bool) -> Option<Slip> {
        match c {
            '"' | '\'' if may_begin => self.quote = Some((c, mark)),
            '[' | '{' if may_begin || !self.brackets.is_empty() => self.brackets.push((c, mark)),
            ']' | '}' => {
                let (bracket, at) = self.brackets.pop()?;
                return ((bracket == '[') != (c == ']')).then(|| opened("yaml-open-bracket", bracket, at));
            }
            _ => {}
        }
        None
    }
}

/// A key that stands neither below nor beside those before it.
fn out_of_line(rows: &[Row], near: Mark) -> Option<Slip> {
    let mut columns: Vec<usize> = Vec::new();
    let mut opens = true;
    for row in rows.iter().take_while(|row| row.number <= near.line + 1) {
        let column = row.front_length();
        let is_near = row.number + 1 >= near.line;
        columns.retain(|known| *known <= column);
        let fits = columns.last() == Some(&column) || opens || row.is_item();
        if row.is_key() && !fits && is_near {
            return Some(row.slip("yaml-indent", column));
        }
        if row.is_key() && columns.last() != Some(&column) {
            columns.push(column);
        }
        opens = row.rest.trim_end().ends_with(':');
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[track_caller]
    fn check(text: &str, id: &str, line: u64, column: u64) {
        let problem = parse("x.yaml", text).expect_err(text);
        let found = (problem.message.id.as_str(), problem.place.line, problem.place.column);
        assert_eq!(found, (id, Some(line), Some(column)), "{text}");
    }

    #[test]
    fn slips_are_named_at_their_place() {
        check("a: 1\nsay：您好\nb: 2\n", "yaml-wide-colon", 2, 4);
        check("a:\n  - id: x\n    标题：您好\n", "yaml-wide-colon", 3, 7);
        check("a:\n  - id: x\n\tb: 2\n", "yaml-tab", 3, 1);
        check("a: [1\nb: 2\n", "yaml-open-bracket", 1, 4);
        check("a:\n- {b: [1, {c: 2}\n- d\n", "yaml-open-bracket", 2, 7);
        check("a: \"您好\nb: 2\n", "yaml-open-quote", 1, 4);
        check("a: \"您好\nb: \"好\"\n", "yaml-open-quote", 1, 4);
        check("a: 1\nsay:您好\n", "yaml-tight-colon", 2, 4);
        check("a: 1\n　　b: 2\n", "yaml-wide-blank", 2, 1);
        check("a:\n- b: 1\n  \u{a0}c: 2\n", "yaml-wide-blank", 3, 3);
        check("a:\n- 您好\n-早\n", "yaml-tight-dash", 3, 1);
        check("say:\n  -早\n", "yaml-tight-dash", 2, 3);
        check("a: {b: [x］}\n", "yaml-wide-mark", 1, 10);
        check("a:\n  b: 1\n c: 2\n", "yaml-indent", 3, 2);
        check("a: 1\n  c: 2\n", "yaml-indent", 2, 3);
    }

    #[test]
    fn what_only_looks_like_a_slip_is_left_alone() {
        for good in [
            "a: '问：答'\n",
            "a: |\n  -您好\n  　　b: 2\nb: [-1, '-x']\n",
            "a:\n- 您好\n  \n- -5\n",
            "# 　　b: 2\na: http://x\n",
            "a: 您好　吗\nb:\n- 'x'\n- \"y\"\n",
            "a: \"\\\n  -您好\\\n  \"\n",
        ] {
            assert!(parse("x.yaml", good).is_ok(), "{good}: {:?}", parse("x.yaml", good));
        }
    }
}
