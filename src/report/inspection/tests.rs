//! The report as a whole: what its pages say, and what they must never do.

use super::fixture::Fixture;
use super::*;
use crate::messages::Language;
use crate::report::folder;

fn pages(fixture: &Fixture, language: Language) -> Vec<Page> {
    let messages = Messages::built_in(language);
    render(&view(&fixture.input(), &messages), &Templates::built_in(), &messages).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_folder_holds_every_page() {
    let home = tempfile::tempdir().unwrap();
    for language in [Language::Chinese, Language::English] {
        // to look at it: SPOTCHECK_REPORT_OUT=/tmp/report cargo test --lib the_folder_holds
        let out = std::env::var_os("SPOTCHECK_REPORT_OUT").map_or_else(|| home.path().to_owned(), Into::into).join(language.tag());
        let pages = pages(&Fixture::week(), language);
        folder::write(&pages, &out).unwrap();
        for page in &pages {
            assert_eq!(std::fs::read(out.join(&page.path)).unwrap(), page.bytes, "{}", page.path);
        }
    }
}
