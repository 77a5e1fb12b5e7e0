//! How alike words sound, held against an independent program: `tests/data/sound.py`, with the readings of pypinyin.

use spotcheck::text::{Document, Likeness, Phrase, Sounds};

#[test]
fn similarities_are_those_of_another_program() {
    let table = include_str!("../data/sound.tsv");
    let mut count = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [phrase, text, kept, whole] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let document = Document::new([("agent", text)]);
        let likeness = Likeness::new(&Phrase::parse(phrase).unwrap()).unwrap();
        let heard = likeness.nearest(&Sounds::new(&document), &(0..document.text().len())).unwrap();
        assert_eq!(heard.kept, (kept.parse().unwrap(), whole.parse().unwrap()), "{line}");
        count += 1;
    }
    assert!(count > 40, "{count}");
}
