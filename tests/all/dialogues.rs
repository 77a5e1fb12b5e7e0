//! The labelled dialogues of `tests/dialogues/`.

use std::collections::BTreeMap;
use std::path::Path;

use spotcheck::inspection::Facts;
use spotcheck::records::{Speaker, Transcript, Turn};

/// A dialogue with what a careful reader says of it.
pub struct Dialogue {
    pub name: String,
    pub facts: Facts,
    pub transcript: Transcript,
    pub truth: BTreeMap<String, Truth>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    Yes,
    No,
    NotApplicable,
    Unsure,
}

fn truth(word: &str) -> Option<Truth> {
    match word {
        "yes" => Some(Truth::Yes),
        "no" => Some(Truth::No),
        "na" => Some(Truth::NotApplicable),
        "unsure" => Some(Truth::Unsure),
        _ => None,
    }
}

/// All dialogues, by their numbers.
pub fn dialogues() -> Vec<Dialogue> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dialogues");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().map(|path| dialogue(path)).collect()
}

fn dialogue(path: &Path) -> Dialogue {
    let text = std::fs::read_to_string(path).unwrap();
    let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
    let (head, talk) = text.split_once("\n\n").unwrap_or_else(|| panic!("{name}: no empty line"));
    let head: BTreeMap<&str, &str> =
        head.lines().map(|line| line.split_once(':').unwrap()).map(|(key, value)| (key.trim(), value.trim())).collect();
    let facts = head.get("category").map(|category| ("category".to_owned(), (*category).to_owned())).into_iter().collect();
    let turns: Vec<Turn> = talk.lines().filter(|line| !line.trim().is_empty()).map(|line| turn(line, &name)).collect();
    let named = turns.iter().all(|turn| !matches!(turn.speaker, Speaker::Other(_)));
    let recognised = head["recognised"] == "yes";
    let transcript = Transcript { source: "dialogue".into(), recognised, speakers_reliable: named, turns };
    let about = ["recognised", "agent", "category", "phenomena"];
    let labels = head.iter().filter(|(key, _)| !about.contains(*key));
    let labels = labels.map(|(key, value)| ((*key).to_owned(), truth(value).unwrap_or_else(|| panic!("{name}: {key}: {value}"))));
    Dialogue { facts, transcript, truth: labels.collect(), name }
}

fn turn(line: &str, name: &str) -> Turn {
    let (head, text) = line.split_once(": ").unwrap_or_else(|| panic!("{name}: {line}"));
    let (times, label) = head.rsplit_once(' ').map_or((None, head), |(times, label)| (Some(times), label));
    let ms = |seconds: &str| std::time::Duration::from_secs_f64(seconds.parse().unwrap()).as_millis().try_into().unwrap();
    let times = times.map(|times| times.split_once('-').unwrap()).map(|(start, end)| (ms(start), ms(end)));
    let speaker = match label {
        "客服" => Speaker::Agent,
        "客户" => Speaker::Customer,
        label => Speaker::Other(label.to_owned()),
    };
    Turn { speaker, start_ms: times.map(|times| times.0), end_ms: times.map(|times| times.1), text: text.to_owned() }
}
