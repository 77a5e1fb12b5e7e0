//! `spotcheck init`: an empty workspace.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::args::{Editable, InitArgs};
use super::{Context, Exit, Failure, WAIT};
use crate::messages::Language;
use crate::problem::{Error, Message};
use crate::report::templates::Templates;
use crate::store::Store;
use crate::workspace::{
    CHECKLIST_SCHEMA, CONFIG, INDICATORS, INDICATORS_SCHEMA, INDICATORS_TEXT, Kind, PLAN_SCHEMA, STORE, WEIGHTS, WEIGHTS_TEXT,
    config_text,
};

pub(super) fn run(context: &mut Context, args: &InitArgs) -> Result<Exit, Failure> {
    let root = args.dir.clone().or_else(|| context.workspace.clone()).unwrap_or_else(|| PathBuf::from("."));
    let (written, kept) = make(&root, &args.with, context.output.messages.language())?;
    if context.output.json {
        context.output.json(&json!({ "workspace": root, "written": written, "kept": kept }))?;
        return Ok(Exit::Done);
    }
    context.output.say(&Message::new("init-done").with("folder", root.display()))?;
    for (id, files) in [("init-written", &written), ("init-kept", &kept)] {
        for file in files {
            context.output.say(&Message::new(id).with("file", file.display()))?;
        }
    }
    context.output.say(&Message::new("init-next"))?;
    Ok(Exit::Done)
}

/// Makes a workspace; tells which files were written and which were there and kept.
pub(super) fn make(root: &Path, with: &[Editable], language: Language) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Error> {
    let mut files = vec![(PathBuf::from(CONFIG), config_text(language).to_owned())];
    for what in with {
        files.extend(editable(*what, language));
    }
    let made = write_all(root, &files)?;
    Store::open(&root.join(STORE), WAIT)?;
    Ok(made)
}

fn editable(what: Editable, language: Language) -> Vec<(PathBuf, String)> {
    let of = |kind: Kind| -> Vec<(PathBuf, String)> {
        kind.files().iter().map(move |file| (Path::new(kind.folder()).join(file.name), file.text.to_owned())).collect()
    };
    match what {
        Editable::Plans => {
            let schema = (Path::new("plans").join("plan.schema.json"), PLAN_SCHEMA.to_owned());
            of(Kind::Plans).into_iter().chain([schema]).collect()
        }
        Editable::Checklists => {
            let schema = (Path::new("checklists").join("checklist.schema.json"), CHECKLIST_SCHEMA.to_owned());
            of(Kind::Checklists).into_iter().chain(of(Kind::WordLists)).chain([schema]).collect()
        }
        Editable::Calendars => of(Kind::Calendars),
        Editable::Templates => {
            let text = |name: &str| Templates::text(name).unwrap_or_default().to_owned();
            Templates::names().map(|name| (Path::new("templates").join(name), text(name))).collect()
        }
        Editable::Indicators => {
            [(INDICATORS, INDICATORS_TEXT), ("indicators.schema.json", INDICATORS_SCHEMA), (WEIGHTS, WEIGHTS_TEXT)]
                .map(|(file, text)| (PathBuf::from(file), text.to_owned()))
                .to_vec()
        }
        Editable::Messages => vec![(Path::new("locales").join(format!("{}.ftl", language.tag())), language.built_in())],
    }
}

/// Writes what isn't there yet; what is there may hold somebody's work and is kept.
fn write_all(root: &Path, files: &[(PathBuf, String)]) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Error> {
    let (mut written, mut kept) = (Vec::new(), Vec::new());
    for (file, text) in files {
        let path = root.join(file);
        if path.exists() {
            kept.push(file.clone());
            continue;
        }
        let folder = path.parent().unwrap_or(root);
        fs::create_dir_all(folder).map_err(|error| Error::io("io-write", folder, &error))?;
        fs::write(&path, text).map_err(|error| Error::io("io-write", &path, &error))?;
        written.push(file.clone());
    }
    Ok((written, kept))
}
