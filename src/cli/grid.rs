//! Tables on a terminal, whose columns stand straight also where Chinese characters take two places.

use super::output::styled;
use anstyle::Style;

/// A cell: its text, how it looks, and on which side it is filled up.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    text: String,
    style: Style,
    is_number: bool,
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: Style::new(), is_number: false }
    }

    /// A number, whose last digit stands at the column's end.
    pub fn number(number: impl std::fmt::Display) -> Self {
        Self { text: number.to_string(), style: Style::new(), is_number: true }
    }

    /// The same in a style.
    pub fn styled(self, style: Style) -> Self {
        Self { style, ..self }
    }
}

/// Rows of cells as lines; every row has as many cells as the first.
pub(super) fn grid(rows: &[Vec<Cell>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let widest = |column: usize| rows.iter().filter_map(|row| Some(width(&row.get(column)?.text))).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    rows.iter().map(|row| line(row, &widths) + "\n").collect()
}

fn line(row: &[Cell], widths: &[usize]) -> String {
    let mut text = String::new();
    for (index, (cell, widest)) in row.iter().zip(widths).enumerate() {
        let fill = " ".repeat(widest - width(&cell.text));
        let shown =
            if cell.style == Style::new() || cell.text.is_empty() { cell.text.clone() } else { styled(cell.style, &cell.text) };
        text += if index == 0 { "" } else { "  " };
        text += &if cell.is_number { fill + &shown } else { shown + &fill };
    }
    text.trim_end().to_owned()
}

/// How many places of a terminal a text takes: Chinese characters take two, and so do their punctuation and full-width forms.
pub(super) fn width(text: &str) -> usize {
    let is_wide = |c: char| matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}');
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_straight() {
        let rows = [
            vec![Cell::text("✔"), Cell::text("规范问候"), Cell::number(12)],
            vec![Cell::text("✘"), Cell::text("greeting，好"), Cell::number(3)],
        ];
        assert_eq!(grid(&rows), "✔  规范问候      12\n✘  greeting，好   3\n");
        assert_eq!(grid(&[]), "");
    }
}
