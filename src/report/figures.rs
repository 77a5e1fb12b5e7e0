//! Figures as they are printed: whole numbers or one decimal, rounded once, from whole hundredths.

use crate::records::Score;

/// The mean of some scores as it is printed: half of a tenth rounded up. `None` where there are none.
pub(super) fn mean(scores: &[Score]) -> Option<String> {
    let n = u64::try_from(scores.len()).ok().filter(|n| *n > 0)?;
    let sum: u64 = scores.iter().map(|score| u64::from(score.hundredths())).sum();
    // tenths = sum / 10n, rounded once
    Some(tenths((sum + 5 * n) / (10 * n)))
}

/// A score as it is printed. Rounding never carries it to a mark that it does not reach: 84.96 is 84.9 where the mark is 85.
pub(super) fn score(score: Score, mark: Option<Score>) -> String {
    let exact = u64::from(score.hundredths());
    let rounded = (exact + 5) / 10;
    let lifted = |mark: u64| exact < mark && rounded * 10 >= mark;
    let up = lifted(10_000) || mark.is_some_and(|mark| lifted(u64::from(mark.hundredths())));
    tenths(if up { exact / 10 } else { rounded })
}

/// A share in percent, half of a tenth rounded up; never 0 or 100 unless it is none or all of them.
pub(super) fn percent(count: usize, of: usize) -> String {
    let (count, of) = (count as u64, (of as u64).max(1));
    let rounded = (count * 2000 + of) / (2 * of);
    let tenths_of_percent = match rounded {
        0 if count > 0 => 1,
        1000.. if count < of => 999,
        other => other,
    };
    format!("{}%", tenths(tenths_of_percent))
}

/// A length of time: `3:05`, or `1:02:07` from an hour up.
pub(super) fn duration(ms: u64) -> String {
    let seconds = ms / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// Tenths as they are printed: `87.5`, `90`.
pub(super) fn tenths(tenths: u64) -> String {
    if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(hundredths: &[u32]) -> Vec<Score> {
        hundredths.iter().copied().map(Score::from_hundredths).collect()
    }

    #[test]
    fn a_mean_is_rounded_once() {
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&scores(&[9000, 8500])).as_deref(), Some("87.5"));
        assert_eq!(mean(&scores(&[9000, 9000, 9001])).as_deref(), Some("90"));
        // 87.445 is 87.4; by way of hundredths (87.45) it would become 87.5
        assert_eq!(mean(&scores(&[8744, 8745])).as_deref(), Some("87.4"));
        assert_eq!(mean(&scores(&[8745])).as_deref(), Some("87.5"));
    }

    #[test]
    fn a_score_is_not_rounded_over_a_mark() {
        let shown = |hundredths| score(Score::from_hundredths(hundredths), Some(Score::from_hundredths(8500)));
        for (hundredths, text) in
            [(8496, "84.9"), (8500, "85"), (8504, "85"), (6667, "66.7"), (9996, "99.9"), (10_000, "100"), (0, "0")]
        {
            assert_eq!(shown(hundredths), text);
        }
        assert_eq!(score(Score::from_hundredths(8496), None), "85");
    }

    #[test]
    fn a_share_is_none_or_all_only_when_it_is() {
        for (count, of, text) in
            [(0, 10, "0%"), (1, 3, "33.3%"), (10, 10, "100%"), (1, 5000, "0.1%"), (4999, 5000, "99.9%"), (0, 0, "0%")]
        {
            assert_eq!(percent(count, of), text);
        }
    }

    #[test]
    fn an_hour_has_its_own_place() {
        assert_eq!(duration(185_999), "3:05");
        assert_eq!(duration(3_727_000), "1:02:07");
    }
}
