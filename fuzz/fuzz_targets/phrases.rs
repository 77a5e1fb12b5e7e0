//! Any text as a phrase and as a regex, looked for in any other: spans lie in the text, and folding twice is folding once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spotcheck::text::{Document, Likeness, Pattern, Phrase, Sounds, fold};

fuzz_target!(|texts: (&str, &str)| {
    let (words, said) = texts;
    let folded = fold(said);
    assert_eq!(fold(&folded), folded);
    let document = Document::new([("a", said)]);
    if let Some(likeness) = Phrase::parse(words).ok().and_then(|phrase| Likeness::new(&phrase)) {
        let whole = 0..document.text().len();
        if let Some(heard) = likeness.nearest(&Sounds::new(&document), &whole) {
            assert!(document.text().get(heard.span.clone()).is_some() && heard.percent() <= 100);
            for spot in document.spots(&heard.span) {
                assert!(said.get(spot.bytes).is_some());
            }
        }
    }
    if let Ok(pattern) = Pattern::parse(words) {
        for span in pattern.find(document.text(), 0..document.text().len()) {
            for spot in document.spots(&span) {
                assert!(said.get(spot.bytes).is_some());
            }
        }
    }
});
