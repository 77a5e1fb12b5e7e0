//! Any bytes as a transcript of any format; the first byte chooses it, or leaves it to be recognised.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spotcheck::intake::Source;
use spotcheck::intake::transcripts::{Format, Options, SpeakerRules, read};

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let format = Format::ALL.get(usize::from(*first) % (Format::ALL.len() + 1)).copied();
    let zone = jiff::tz::TimeZone::UTC;
    let (speakers, sibling) = (SpeakerRules::default(), |_: &str| None);
    let options = Options { format, zone: &zone, pattern: None, speakers: &speakers, sibling: &sibling };
    let _ = read(&Source { name: "call.json", bytes }, &options);
});
