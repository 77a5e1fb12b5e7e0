//! Phrases that were most likely meant otherwise: several in one, or one behind a bullet. They read well and are never said.

use super::doubts::NO_WORDS;
use crate::problem::Problem;
use crate::yaml::{Node, Source, Value};

/// Keys below which phrases stand.
const OF_PHRASES: &[&str] = &[
    "say",
    "never_say",
    "perhaps",
    "unless",
    "any",
    "all",
    "of",
    "if",
    "then",
    "steps",
    "said",
    "from",
    "after",
    "before",
    "agent",
    "customer",
    "phrase",
];
/// What stands in front of the points of a list.
const BULLETS: [char; 19] = ['•', '·', '●', '○', '■', '□', '◆', '◇', '★', '☆', '※', '►', '▶', '－', '—', '*', '【', '［', '〔'];
/// What stands between several things.
const BETWEEN: [char; 6] = ['、', '/', '／', ';', '；', '\\'];
/// Parts between commas that are no longer than this are more likely words than clauses.
const SHORT: usize = 4;
const MANY: usize = 3;

/// The doubts about the phrases of a file.
pub(super) fn slips(tree: &Node, source: &Source) -> Vec<Problem> {
    let mut found = Vec::new();
    walk(tree, false, &mut |node, text| found.extend(slip(text).map(|problem| source.at(problem, node.mark))));
    found
}

fn walk(node: &Node, is_phrase: bool, each: &mut dyn FnMut(&Node, &str)) {
    match &node.value {
        Value::Text(text) if is_phrase => each(node, text),
        Value::List(nodes) => nodes.iter().for_each(|node| walk(node, is_phrase, each)),
        Value::Map(entries) => {
            for (key, node) in entries.iter().filter(|(key, _)| !NO_WORDS.contains(&key.name.as_str())) {
                match (&node.value, key.name.as_str()) {
                    (Value::Map(lists), "lists") => lists.iter().for_each(|(_, list)| walk(list, true, each)),
                    (_, name) => walk(node, OF_PHRASES.contains(&name), each),
                }
            }
        }
        _ => {}
    }
}

fn slip(text: &str) -> Option<Problem> {
    let text = text.trim();
    if is_pointed(text) {
        return Some(Problem::new("checklist-phrase-bullet").with("phrase", text));
    }
    let parts = parts(text)?;
    Some(Problem::new("checklist-phrase-list").with("phrase", text).with("parts", format!("[{}]", parts.join(", "))))
}

/// Whether a text begins with a bullet, or with a number as the points of a list have it: `1、`, `（二）`, `③`.
fn is_pointed(text: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let is_circled = |c: char| ('①'..='⒛').contains(&c);
    let number = text.trim_start_matches(is_number);
    let is_numbered = number.len() < text.len() && number.starts_with(['、', '．', ')', '）']);
    let in_brackets = text.strip_prefix(['(', '（']).and_then(|inner| inner.split_once([')', '）'])).map(|(inner, _)| inner);
    let is_bracketed = in_brackets
        .is_some_and(|inner| !inner.is_empty() && inner.chars().all(|c| is_number(c) || "一二三四五六七八九十".contains(c)));
    text.starts_with(BULLETS) || text.starts_with(is_circled) || is_numbered || is_bracketed
}

/// The phrases that are one by mistake; brackets and their choices are left alone.
fn parts(text: &str) -> Option<Vec<&str>> {
    if text.contains(['(', '（', '|', '｜', '…']) {
        return None;
    }
    let split = |at: &[char]| text.split(at).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    // 24/7 and A/B are words
    let is_word = |text: &str| text.is_ascii();
    let several = split(&BETWEEN);
    if several.len() > 1 && !several.iter().all(|part| is_word(part)) {
        return Some(several);
    }
    let short = split(&['，', ',']);
    (short.len() >= MANY && short.iter().all(|part| !part.is_ascii() && part.chars().count() <= SHORT)).then_some(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, id: Option<&str>) {
        assert_eq!(slip(text).map(|problem| problem.message.id).as_deref(), id, "{text}");
    }

    #[test]
    fn lists_and_bullets_are_doubtful_phrases() {
        for list in ["您好、你好", "您好/你好", "您好；早上好", "您好，你好，早上好"] {
            check(list, Some("checklist-phrase-list"));
        }
        for bullet in ["•您好", "【您好】", "［开场］您好", "1、您好", "（二）您好", "③您好", "12)您好", "—您好"]
        {
            check(bullet, Some("checklist-phrase-bullet"));
        }
        for phrase in
            ["您好，很高兴为您服务", "(您|你)好", "24/7", "好的，您请讲", "no, i do not", "10086您好", "您好…服务、帮助", "100块"]
        {
            check(phrase, None);
        }
    }

    #[test]
    fn only_phrases_are_looked_at() {
        let text = "title: 您好、你好\nlists: {甲: ['您好、你好']}\nsections: [{title: a/好, items: [{say: {regex: 好/坏}, unless: 好/坏, examples: {pass: [好/坏]}}]}]\n";
        let tree = crate::yaml::parse("x", text).unwrap();
        let found: Vec<_> = slips(&tree, &Source::new("x", text)).into_iter().map(|p| (p.place.line, p.place.column)).collect();
        assert_eq!(found, [(Some(2), Some(13)), (Some(3), Some(61))]);
    }
}
