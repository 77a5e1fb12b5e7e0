//! Whether a recording holds the call to its end: what was not heard in one that breaks off may have been said.
//!
//! The words by which calls end are data, in `ending.txt`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::subject::Facts;
use crate::records::{Speaker, Transcript};
use crate::text::{Document, Phrase, is_silent};

/// An utterance of up to this many characters (好的，嗯) ends nothing and begins nothing.
const SHORT: usize = 8;
/// A call that goes on so long after the last recognised words may have gone on with words.
const UNHEARD_SECONDS: f64 = 5.0;

struct Known {
    end: AhoCorasick,
    open: AhoCorasick,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let all = |kind: &str| {
        let lines = include_str!("ending.txt").lines().filter_map(|line| line.strip_prefix(kind));
        let phrases = lines.map(|line| Phrase::parse(line).expect("ending.txt is checked by a test"));
        let spellings: Vec<String> = phrases.flat_map(|phrase| phrase.stretches.into_iter().flatten()).collect();
        AhoCorasick::new(spellings).expect("a few dozen words")
    };
    Known { end: all("end "), open: all("open ") }
});

/// Whether a recording seems to end before the call did: nobody says farewell, and the last words ask something, or announce a wait, or
/// are long and nobody answered them; or the call, as its list says, went on after them.
pub(super) fn breaks_off(transcript: &Transcript, facts: &Facts) -> bool {
    let spoken = || transcript.turns.iter().rev().filter(|turn| !is_silent(&turn.text));
    let Some(last) = spoken().next() else { return false };
    let duration = facts.get("duration").and_then(|seconds| seconds.parse::<f64>().ok());
    #[allow(clippy::cast_precision_loss, reason = "milliseconds of a call are exact in a double")]
    let went_on = last.end_ms.zip(duration).is_some_and(|(end, duration)| duration - end as f64 / 1000.0 > UNHEARD_SECONDS);
    if went_on {
        return true;
    }
    for (place, turn) in spoken().enumerate() {
        let document = Document::new([("", turn.text.as_str())]);
        let text = document.without_sounds(&(0..document.text().len()));
        let (end, open) = (last_of(&KNOWN.end, &text), last_of(&KNOWN.open, &text));
        if end > open {
            return false;
        }
        if open.is_some() {
            return true;
        }
        if document.distance(0, document.text().len()) > SHORT {
            return place == 0;
        }
        if turn.speaker == Speaker::Agent {
            return false;
        }
    }
    false
}

/// Where the last of some words ends.
fn last_of(words: &AhoCorasick, text: &str) -> Option<usize> {
    words.find_overlapping_iter(text).map(|found| found.end()).max()
}

#[cfg(test)]
mod tests {
    use super::super::tests::conversation;
    use super::*;

    #[track_caller]
    fn check(lines: &str, expect: bool) {
        assert_eq!(breaks_off(&conversation(lines), &Facts::new()), expect, "{lines}");
    }

    #[test]
    fn a_call_ends_with_a_farewell_or_with_an_answer_to_what_was_told() {
        check("A: 感谢您的来电，祝您生活愉快，再见", false);
        check("1: 不好意思啊感谢您的来电再见", false);
        check("C: 我家的宽带坏了好几天了\nA: 给您登记了，师傅会上门的\nC: 好的", false);
        check("A: 已经给您登记过了等着就可以了\nC: 哦", false);
        check("C: 我上个月的话费怎么多扣了三十块钱\nA: 不清楚啊", false);
        check("C: 好的谢谢你啊那我就等师傅的电话了", false);
    }

    #[test]
    fn a_question_a_wait_or_an_unanswered_customer_is_no_end() {
        check("A: 请您在线稍等，我帮您查一下这个站点", true);
        check("A: 谢谢，请您稍等，我去核实一下订购的记录", true);
        check("A: 请您在线稍等，我帮您查一下这个站点\nC: 好的", true);
        check("A: 那您的身份证后四位号码是多少", true);
        check("C: 我家的宽带坏了好几天了怎么还没有人来", true);
        check("A: 让您久等了这个业务是去年十二月在营业厅一起办的当时有", true);
        check("A: 让您久等了\nC: 那要核算多久啊", true);
        check("1: 我家的宽带坏了好几天了一直没有人来", true);
        let late = Facts::from([("duration".to_owned(), "90".to_owned())]);
        assert!(breaks_off(&conversation("0-4s A: 感谢您的来电再见"), &late));
    }
}
