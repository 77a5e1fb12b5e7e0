//! Telephone, identity and card numbers made unreadable, byte for byte, so that every span still fits.
//!
//! Figures of seven or more digits in a row are masked, and numbers of eleven or more that are written in groups (`138 0013 8000`);
//! dates and amounts are shorter. Chinese numerals read out digit by digit (`幺三八零…`) count as digits. Names are not found here.

const SHORTEST: usize = 7;
const SHORTEST_GROUPED: usize = 11;

/// The text with its long numbers masked: the first three and the last four digits of a telephone number stay, of a longer number
/// (identity, bank card) the first three and the last two. It has as many bytes as before.
pub(super) fn mask(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = chars.clone();
    let mut at = 0;
    while at < chars.len() {
        let end = run(&chars, at);
        if end == at {
            at += 1;
            continue;
        }
        hide(&mut out[at..end]);
        at = end;
    }
    out.into_iter().collect()
}

/// Where the number that begins at `start` ends; `start` where there is none to hide.
fn run(chars: &[char], start: usize) -> usize {
    let digits = |from: usize| chars[from..].iter().take_while(|c| is_digit(**c)).count();
    let mut end = start + digits(start);
    if end - start >= SHORTEST {
        return end;
    }
    let mut total = end - start;
    while total > 0 && end + 1 < chars.len() && matches!(chars[end], ' ' | '-') && is_digit(chars[end + 1]) {
        let more = digits(end + 1);
        total += more;
        end += 1 + more;
    }
    // a date and an hour make ten digits
    if total >= SHORTEST_GROUPED { end } else { start }
}

fn hide(run: &mut [char]) {
    let total = run.iter().filter(|c| is_digit(**c)).count();
    let (first, last) = match total {
        ..11 => (2, 2),
        11..=13 => (3, 4),
        _ => (3, 2),
    };
    for (nth, c) in run.iter_mut().filter(|c| is_digit(**c)).enumerate() {
        if nth >= first && nth + last < total {
            *c = if c.is_ascii() { '*' } else { '＊' };
        }
    }
}

/// ASCII digits have one byte, as `*` has; the others three, as `＊` has.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || "零〇一二三四五六七八九幺两".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_hidden_and_short_ones_stay() {
        for (text, masked) in [
            ("我的号码是13800138000。", "我的号码是138****8000。"),
            ("138 0013 8000", "138 **** 8000"),
            ("86-138-0013-8000", "86-1**-****-8000"),
            ("身份证110101199003074258", "身份证110*************58"),
            ("幺三八零零幺三八零零零", "幺三八＊＊＊＊八零零零"),
            ("座机 68881234", "座机 68****34"),
            ("2026-11-18 09:30，套餐129元，工号1001，10086", "2026-11-18 09:30，套餐129元，工号1001，10086"),
            ("一二三，三四个工作日", "一二三，三四个工作日"),
            ("", ""),
        ] {
            assert_eq!(mask(text), masked);
            assert_eq!(mask(text).len(), text.len(), "{text}");
        }
    }
}
