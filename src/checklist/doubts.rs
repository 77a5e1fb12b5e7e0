//! What is right and yet doubtful in a checklist's file: a phrase that can be left out, since another one is in it; and what `slips` finds.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use super::slips::slips;
use crate::problem::Problem;
use crate::text::{Document, GAP_UNITS, Phrase};
use crate::yaml::{Key, Node, Source, Value, parse};

/// Keys below which a list means any of its phrases.
const ANY_OF: &[&str] =
    &["say", "never_say", "perhaps", "unless", "any", "if", "then", "said", "from", "after", "before", "agent", "customer"];
/// Keys below which nothing is looked for in what is said.
pub(super) const NO_WORDS: &[&str] = &["examples", "when", "combine", "ask", "label", "when_items"];
/// Stands, with those behind it, for anything that may be said in a gap; the same one again and again would be a stutter.
const ANYTHING: char = '\u{9f00}';
/// A phrase of more ways to be said is not looked into.
const MOST_WAYS: usize = 64;

/// The doubts about a file that has no mistakes; of what it includes nothing is said.
#[must_use]
pub fn doubts(source: &Source) -> Vec<Problem> {
    let mut found = Vec::new();
    if let Ok(tree) = parse(&source.file, &source.text) {
        walk(&tree, false, &mut |nodes| found.extend(superfluous(nodes, source)));
        found.extend(slips(&tree, source));
        found.sort_by_key(|problem| (problem.place.line, problem.place.column));
    }
    found
}

/// Shows every list whose phrases are alternatives.
fn walk<'n>(node: &'n Node, is_any_of: bool, each: &mut dyn FnMut(&'n [Node])) {
    match &node.value {
        Value::List(nodes) => {
            if is_any_of {
                each(nodes);
            }
            for node in nodes {
                walk(node, is_any_of, each);
            }
        }
        // a longer phrase may be heard by its sound where a shorter one isn't
        Value::Map(entries) if node.value_of("like").is_none() => {
            let need = node.value_of("at_least").and_then(Node::scalar);
            for (key, node) in entries.iter().filter(|(key, _)| !NO_WORDS.contains(&key.name.as_str())) {
                let is_one_of = key.name == "of" && need.as_deref() == Some("1");
                walk_entry(key, node, is_one_of || ANY_OF.contains(&key.name.as_str()), each);
            }
        }
        _ => {}
    }
}

fn walk_entry<'n>(key: &Key, node: &'n Node, is_any_of: bool, each: &mut dyn FnMut(&'n [Node])) {
    match (&node.value, key.name.as_str()) {
        (Value::Map(lists), "lists") => {
            for (_, list) in lists {
                walk(list, true, each);
            }
        }
        _ => walk(node, is_any_of, each),
    }
}

/// A phrase with all the ways to say it.
struct Said<'n> {
    node: &'n Node,
    text: String,
    phrase: Phrase,
    ways: Vec<String>,
}

/// The phrases in which another one of the list always is.
fn superfluous(nodes: &[Node], source: &Source) -> Vec<Problem> {
    let phrases: Vec<Said> = nodes.iter().filter_map(said).collect();
    let Some(near) = near(&phrases) else { return Vec::new() };
    let is_within = |short: &Said, long: &Said| {
        long.ways.iter().all(|way| holds(&Document::new([("", way.as_str())]), &short.phrase.stretches, None))
    };
    let doubt = |(index, long): (usize, &Said)| {
        let others = near[index].iter().filter(|other| **other != index).map(|other| (*other, &phrases[*other]));
        // of two that say the same, the later one can go
        let mut within = others.filter(|(other, short)| is_within(short, long) && (*other < index || !is_within(long, short)));
        let (_, short) = within.next()?;
        let problem = Problem::new("checklist-superfluous").with("phrase", &long.text).with("other", &short.text);
        Some(source.at(problem.with("line", short.node.mark.line), long.node.mark))
    };
    phrases.iter().enumerate().filter_map(doubt).collect()
}

/// For each phrase those whose beginning is in it, in the file's order: only they may be in it as a whole.
fn near(phrases: &[Said]) -> Option<Vec<Vec<usize>>> {
    let begins = phrases.iter().enumerate();
    let begins =
        begins.flat_map(|(index, said)| said.phrase.stretches.first().into_iter().flatten().map(move |text| (index, text)));
    let (of, texts): (Vec<usize>, Vec<&String>) = begins.unzip();
    let automaton = AhoCorasick::new(texts).ok()?;
    let in_it = |said: &Said| {
        let way = said.ways.first().map(|way| Document::new([("", way.as_str())]).text().to_owned()).unwrap_or_default();
        let found: BTreeSet<usize> = automaton.find_overlapping_iter(&way).map(|found| of[found.pattern().as_usize()]).collect();
        found.into_iter().collect()
    };
    Some(phrases.iter().map(in_it).collect())
}

fn said(node: &Node) -> Option<Said<'_>> {
    let text = node.scalar()?;
    let phrase = Phrase::parse(&text).ok()?;
    let ways = ways(&text);
    let ways = (ways.len() <= MOST_WAYS).then_some(ways)?;
    Some(Said { node, text, phrase, ways })
}

/// All ways to say a phrase, with as much as there may be in its gaps.
fn ways(text: &str) -> Vec<String> {
    let gap: String = (ANYTHING..).take(GAP_UNITS).collect();
    let marked = text.replace("……", "…").replace("...", "…").replace('（', "(").replace('）', ")").replace('｜', "|");
    let mut all = vec![String::new()];
    let mut rest = marked.trim().trim_matches('…');
    while let Some((plain, (inner, after))) =
        rest.split_once('(').and_then(|(plain, inner)| Some((plain, inner.split_once(')')?)))
    {
        let begun: Vec<String> = all.iter().map(|way| format!("{way}{plain}")).collect();
        all = begun.iter().flat_map(|way| inner.split('|').map(move |choice| format!("{way}{choice}"))).collect();
        rest = after;
        if all.len() > MOST_WAYS {
            break;
        }
    }
    all.iter().map(|way| format!("{way}{rest}").replace('…', &gap)).collect()
}

/// Whether a phrase is said in a text, its stretches within their gaps.
fn holds(text: &Document, stretches: &[Vec<String>], after: Option<usize>) -> bool {
    let Some((first, rest)) = stretches.split_first() else { return true };
    let is_here = |at: usize, end: usize| {
        let follows = after.is_none_or(|before| before <= at && text.distance(before, at) <= GAP_UNITS);
        follows && text.whole_words(&(at..end)) && holds(text, rest, Some(end))
    };
    first.iter().any(|spelling| text.text().match_indices(spelling.as_str()).any(|(at, found)| is_here(at, at + found.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The doubtful phrases of a list, with the ones that make them so.
    fn check(list: &str, expect: &[(&str, &str)]) {
        let text = format!("say: {list}");
        let found = doubts(&Source::new("x.yaml", &text));
        let arg = |problem: &Problem, name: &str| problem.message.args.iter().find(|(key, _)| key == name).unwrap().1.clone();
        let found: Vec<(String, String)> = found.iter().map(|one| (arg(one, "phrase"), arg(one, "other"))).collect();
        let expect: Vec<(String, String)> = expect.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found, expect, "{list}");
    }

    #[test]
    fn a_phrase_with_another_one_in_it_is_superfluous() {
        check("[不知道, 我不知道啊]", &[("我不知道啊", "不知道")]);
        check("[这个不行, 不行, 那不行]", &[("这个不行", "不行"), ("那不行", "不行")]);
        check("[您好, '您，好']", &[("您，好", "您好")]);
        check("[(您|你)好, 您好啊]", &[("您好啊", "(您|你)好")]);
        check("[您好, (您|你)好啊]", &[]);
        check("[您好…服务, 您好…很高兴为您服务]", &[]);
        check("[您好…服务, 您好为您服务]", &[("您好为您服务", "您好…服务")]);
        check("[请问, 您好…请问您]", &[("您好…请问您", "请问")]);
        check("{any: [no, i do not know, 'no, i do not']}", &[("no, i do not", "no")]);
        check("{all: [您好, 您好啊]}", &[]);
        check("{at_least: 2, of: [您好, 您好啊]}", &[]);
        check("{at_least: 1, of: [您好, 您好啊]}", &[("您好啊", "您好")]);
        check("[[不行, 就不行], 好]", &[("就不行", "不行")]);
        check("{any: [您好, 您好啊], like: 70%}", &[]);
        check("{regex: 不行}", &[]);
    }

    #[test]
    fn lists_are_looked_at_and_examples_are_not() {
        let text = "lists:\n  a: [不行, 就不行]\nexamples: {pass: [[不行, 就不行]]}\ncombine: {any: [a, ab]}\n";
        let found = doubts(&Source::new("x.yaml", text));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].place.line, found[0].place.column), (Some(2), Some(11)));
    }
}
