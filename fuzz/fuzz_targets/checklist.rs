//! Any text as a checklist: it is read, or every mistake has its place; what was read judges a call.
#![no_main]

use libfuzzer_sys::fuzz_target;
use spotcheck::checklist::read;
use spotcheck::inspection::{Compiled, Facts, Subject, inspect};
use spotcheck::records::{Speaker, Transcript, Turn};

fuzz_target!(|text: &str| {
    let Ok(definition) = read("fuzz.yaml", text, true) else { return };
    let Ok(compiled) = Compiled::new(definition) else { return };
    let turn = |speaker, text: &str| Turn { speaker, start_ms: None, end_ms: None, text: text.to_owned() };
    let turns = vec![turn(Speaker::Agent, "您好，请问有什么可以帮您？"), turn(Speaker::Customer, "我，嗯，查话费"), turn(Speaker::Other("1".into()), text)];
    let transcript = Transcript { source: "fuzz".into(), recognised: true, speakers_reliable: false, turns };
    let found = inspect(&compiled, Subject { id: "x", facts: &Facts::new(), transcript: Some(&transcript), labels: &[] });
    for evidence in found.items.iter().flat_map(|item| &item.evidence) {
        assert_eq!(transcript.turns[evidence.turn].text[evidence.start_byte..evidence.end_byte], evidence.quote);
    }
});
