//! `spotcheck.yaml`.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::tz::TimeZone;

use super::people;
use crate::calendar::Span;
use crate::intake::transcripts::{FilePattern, Format};
use crate::messages::Language;
use crate::problem::Problem;
use crate::records::Kind;
use crate::review::{Trust, User};
use crate::yaml::{Node, Reader, Value};

const KEYS: &[&str] =
    &["organisation", "time_zone", "language", "speakers", "file_pattern", "labels", "classes", "users", "appeals", "trust"];

/// How long a command has for one answer where nothing is said, in seconds.
const SECONDS: usize = 30;

/// What a workspace's configuration says.
#[derive(Debug, Clone)]
pub struct Config {
    /// Name of the organisation, on every report.
    pub organisation: String,
    /// The time zone in which local times are read and shown.
    pub zone: TimeZone,
    /// The language of messages and reports.
    pub language: Language,
    /// What is known of the speakers, by transcript format.
    pub speakers: BTreeMap<String, SourceSpeakers>,
    /// How the names of recordings are made up, such as `{start}_{agent}_{caller}_{line}`.
    pub file_pattern: Option<String>,
    /// The command that labels calls.
    pub labels: Option<LabelCommand>,
    /// The classes (业务类型) that records of a kind may have; a kind that is not there may have any.
    pub classes: BTreeMap<Kind, Vec<String>>,
    /// Who may do what, besides the inspectors and agents of the lists.
    pub users: Vec<User>,
    /// How long an agent may appeal.
    pub appeal_within: Span,
    /// From when on a checklist's item counts no longer.
    pub trust: Trust,
}

/// A command that is asked what it finds of calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelCommand {
    /// The program and its arguments; no shell reads them, and there is at least the program.
    pub command: Vec<String>,
    /// How long one answer may take.
    pub limit: Duration,
}

/// What is known of the speakers of a transcript format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceSpeakers {
    /// Whether the speaker of each turn can be relied on.
    pub reliable: Option<bool>,
    /// The agent's label.
    pub agent: Option<String>,
    /// The customer's label.
    pub customer: Option<String>,
}

impl Default for Config {
    /// What holds where there is no workspace.
    fn default() -> Self {
        let zone = TimeZone::get("Asia/Shanghai").expect("the zone table is built in");
        Self {
            organisation: String::new(),
            zone,
            language: Language::default(),
            speakers: BTreeMap::new(),
            file_pattern: None,
            labels: None,
            classes: BTreeMap::new(),
            users: Vec::new(),
            appeal_within: people::APPEAL_WITHIN,
            trust: Trust::default(),
        }
    }
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    /// Every mistake in it, by line and column.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Problem>> {
        let mut reader = Reader::new(file, text);
        let config = reader.document().map(|node| config(&mut reader, &node));
        match config {
            Some(config) if reader.is_clean() => Ok(config),
            _ => Err(reader.into_problems()),
        }
    }
}

fn config(reader: &mut Reader, node: &Node) -> Config {
    let mut config = Config::default();
    if node.value == Value::Null {
        return config;
    }
    let map = reader.map(node, KEYS);
    if let Some(name) = map.get("organisation").and_then(|node| reader.text(node)) {
        config.organisation = name;
    }
    if let Some(zone) = map.get("time_zone").and_then(|node| zone(reader, node)) {
        config.zone = zone;
    }
    let languages = [("zh-CN", Language::Chinese), ("en", Language::English)];
    if let Some(language) = map.get("language").and_then(|node| reader.choice(node, &languages)) {
        config.language = language;
    }
    for (key, node) in map.get("speakers").map(|node| reader.pairs(node)).unwrap_or_default() {
        if Format::parse(&key.name).is_none() {
            let known = Format::ALL.map(Format::name).join(", ");
            reader.complain(key.mark, Problem::new("usage-bad-format").with("format", &key.name).with("known", known));
        }
        config.speakers.insert(key.name.clone(), speakers(reader, node));
    }
    config.file_pattern = map.get("file_pattern").and_then(|node| file_pattern(reader, node));
    config.labels = map.get("labels").and_then(|node| label_command(reader, node));
    config.users = map.get("users").map(|node| people::users(reader, node)).unwrap_or_default();
    if let Some(within) = map.get("appeals").and_then(|node| people::appeals(reader, node)) {
        config.appeal_within = within;
    }
    if let Some(trust) = map.get("trust").and_then(|node| people::trust(reader, node)) {
        config.trust = trust;
    }
    for (key, node) in map.get("classes").map(|node| reader.pairs(node)).unwrap_or_default() {
        let Some(kind) = Kind::parse(&key.name) else {
            let known = Kind::ALL.map(|(name, _)| name).join(", ");
            reader.complain(key.mark, Problem::new("yaml-not-one-of").with("value", &key.name).with("known", known));
            continue;
        };
        config.classes.insert(kind, classes(reader, node));
    }
    config
}

fn classes(reader: &mut Reader, node: &Node) -> Vec<String> {
    let nodes = reader.list(node);
    if nodes.is_empty() && matches!(node.value, Value::List(_)) {
        reader.complain(node.mark, Problem::new("yaml-blank"));
    }
    nodes.iter().filter_map(|node| reader.value(node)).collect()
}

fn file_pattern(reader: &mut Reader, node: &Node) -> Option<String> {
    let text = reader.text(node)?;
    for problem in FilePattern::parse(&text).err().unwrap_or_default() {
        reader.complain(node.mark, problem);
    }
    Some(text)
}

fn zone(reader: &mut Reader, node: &Node) -> Option<TimeZone> {
    let name = reader.text(node)?;
    let zone = TimeZone::get(&name).ok();
    if zone.is_none() {
        reader.complain(node.mark, Problem::new("workspace-no-zone").with("zone", name));
    }
    zone
}

fn speakers(reader: &mut Reader, node: &Node) -> SourceSpeakers {
    let map = reader.map(node, &["reliable", "agent", "customer"]);
    SourceSpeakers {
        reliable: map.get("reliable").and_then(|node| reader.choice(node, &[("true", true), ("false", false)])),
        agent: map.get("agent").and_then(|node| reader.text(node)),
        customer: map.get("customer").and_then(|node| reader.text(node)),
    }
}

fn label_command(reader: &mut Reader, node: &Node) -> Option<LabelCommand> {
    let map = reader.map(node, &["command", "seconds"]);
    let seconds = map.get("seconds").map_or(Some(SECONDS), |node| reader.count(node));
    let node = reader.required(&map, "command")?;
    let words = reader.list(node);
    if words.is_empty() && matches!(node.value, Value::List(_)) {
        reader.complain(node.mark, Problem::new("yaml-blank"));
    }
    let command: Option<Vec<String>> = words.iter().map(|node| reader.text(node)).collect();
    let limit = Duration::from_secs(seconds? as u64);
    Some(LabelCommand { command: command.filter(|words| !words.is_empty())?, limit })
}
