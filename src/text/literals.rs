//! Literals without which a regex matches nothing, so that it is only run where one of them stands.

use regex_syntax::hir::{Class, Hir, HirKind};

/// More of them would be seen everywhere.
const MOST: usize = 64;

/// Some texts of which every match holds at least one; `None` where there are none, or too many.
pub(super) fn literals(tree: &Hir) -> Option<Vec<String>> {
    let found = match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => None,
        HirKind::Literal(literal) => String::from_utf8(literal.0.to_vec()).ok().map(|text| vec![text]),
        HirKind::Class(class) => characters(class),
        HirKind::Repetition(repetition) if repetition.min == 0 => None,
        HirKind::Repetition(repetition) => literals(&repetition.sub),
        HirKind::Capture(capture) => literals(&capture.sub),
        HirKind::Concat(parts) => joined(parts).into_iter().max_by_key(|found| worth(found)),
        HirKind::Alternation(parts) => parts.iter().map(literals).collect::<Option<Vec<_>>>().map(|all| all.concat()),
    };
    found.filter(|found| found.len() <= MOST && found.iter().all(|text| !text.is_empty()))
}

/// The literals of each part of a sequence; those of neighbours that are nothing but literals are put together.
fn joined(parts: &[Hir]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    let mut goes_on = false;
    for part in parts {
        let Some(found) = literals(part) else {
            goes_on = false;
            continue;
        };
        let is_whole = is_exact(part);
        match all.last_mut().filter(|last| goes_on && is_whole && last.len() * found.len() <= MOST) {
            Some(last) => *last = last.iter().flat_map(|one| found.iter().map(move |next| format!("{one}{next}"))).collect(),
            None => all.push(found),
        }
        goes_on = is_whole;
    }
    all
}

/// Whether the literals of a tree are all that it matches.
fn is_exact(tree: &Hir) -> bool {
    match tree.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => true,
        HirKind::Capture(capture) => is_exact(&capture.sub),
        HirKind::Alternation(parts) => parts.iter().all(is_exact),
        _ => false,
    }
}

/// The longer the shortest of them, the more seldom they are seen; then the fewer.
fn worth(found: &[String]) -> (usize, std::cmp::Reverse<usize>) {
    (found.iter().map(|text| text.chars().count()).min().unwrap_or(0), std::cmp::Reverse(found.len()))
}

fn characters(class: &Class) -> Option<Vec<String>> {
    let Class::Unicode(unicode) = class else { return None };
    let size: u32 = unicode.ranges().iter().map(|range| range.end() as u32 - range.start() as u32 + 1).sum();
    let all = unicode.ranges().iter().flat_map(|range| range.start()..=range.end());
    (size as usize <= MOST).then(|| all.map(String::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(regex: &str, expect: Option<&[&str]>) {
        let found = literals(&regex_syntax::parse(regex).unwrap());
        assert_eq!(
            found.as_deref(),
            expect.map(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>()).as_deref(),
            "{regex}"
        );
    }

    #[test]
    fn every_match_holds_one_of_them() {
        check("保证.{0,6}(?:退款|到账)", Some(&["保证"]));
        check("[0-9]+个工作日", Some(&["个工作日"]));
        check("(?:加|添加).{0,4}(?:微信|qq)", Some(&["微信", "qq"]));
        check("[一二]+个?(?:小时|天)之内", Some(&["小时之内", "天之内"]));
        check("1[34][0-9]{9}", Some(&["13", "14"]));
        check("x?1[34]y", Some(&["13y", "14y"]));
        check("(?:退|不退)", Some(&["退", "不退"]));
        check("(?:好)?.", None);
        check("(?:好|.)", None);
        check("[0-9]{4}", Some(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]));
    }
}
