//! The definitions of indicators, and weights for an assessment.

use std::path::Path;

use super::{Workspace, read_text};
use crate::indicators::{Indicators, Weights};
use crate::problem::{Error, Result};

/// The file of the definitions, in a workspace's folder.
pub const INDICATORS: &str = "indicators.yaml";
/// The file of the weights, in a workspace's folder.
pub const WEIGHTS: &str = "weights.yaml";

/// The built-in definitions.
pub const INDICATORS_TEXT: &str = include_str!("../../indicators/indicators.yaml");
/// Weights to begin with.
pub const WEIGHTS_TEXT: &str = include_str!("../../indicators/weights.yaml");
/// The JSON Schema of the definitions, for editors.
pub const INDICATORS_SCHEMA: &str = include_str!("../../indicators/indicators.schema.json");

/// The workspace's own definitions, which stand for all of the built-in ones, or the built-in ones.
///
/// # Errors
/// Where the workspace's can't be read, or anything in them is wrong.
pub fn indicators(workspace: Option<&Workspace>) -> Result<Indicators> {
    let own = workspace.map(|workspace| workspace.root.join(INDICATORS)).filter(|path| path.is_file());
    let read = match own {
        Some(path) => Indicators::read(&path.display().to_string(), &read_text(&path)?),
        None => Indicators::read(INDICATORS, INDICATORS_TEXT),
    };
    read.map_err(Error::Usage)
}

/// The weights of a file.
///
/// # Errors
/// Where it can't be read, or anything in it is wrong.
pub fn weights(path: &Path, indicators: &Indicators) -> Result<Weights> {
    Weights::read(&path.display().to_string(), &read_text(path)?, indicators).map_err(Error::Usage)
}
