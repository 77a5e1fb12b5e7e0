//! Help and mistakes on the command line, in the reader's language.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _};

use super::args::Args;
use super::output::Output;
use crate::messages::{Language, Messages};
use crate::problem::Problem;
use crate::records::fields::Vocabulary;

/// What must be known before the arguments are parsed: whether JSON was asked for, and which language.
pub(super) fn asked_for(arguments: &[OsString]) -> (bool, Option<Language>) {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).take_while(|text| *text != "--").collect();
    let after = texts.iter().zip(texts.iter().skip(1)).find(|(flag, _)| **flag == "--lang").map(|(_, value)| *value);
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    (texts.contains(&"--json"), after.or(joined).and_then(Language::parse))
}

/// The command line with its help in a language.
pub(super) fn command(messages: &Messages) -> Command {
    let template = format!("{{about-with-newline}}\n{}{{usage}}\n\n{{all-args}}", messages.get("help-usage"));
    localise(Args::command(), messages, "help", &StyledStr::from(template))
}

fn localise(command: Command, messages: &Messages, path: &str, template: &StyledStr) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(messages.get("help-help"));
    let mut command = command
        .about(messages.get(path))
        .help_template(template.clone())
        .subcommand_help_heading(messages.get("help-commands"))
        .subcommand_value_name(messages.get("help-command-value"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .mut_args(|arg| describe(arg, messages, path))
        .arg(help.help_heading(messages.get("help-options")));
    if path == "help" {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        let version = version.help(messages.get("help-version")).help_heading(messages.get("help-options"));
        command = command.disable_version_flag(true).arg(version);
    }
    command.mut_subcommands(|sub| {
        let path = format!("{path}-{}", sub.get_name());
        localise(sub, messages, &path, template)
    })
}

fn describe(arg: Arg, messages: &Messages, path: &str) -> Arg {
    let path = if arg.is_global_set() { "help" } else { path };
    let name = arg.get_id().as_str().replace('_', "-");
    // commands that are alike, as the imports of records are, have the words of their arguments in common, one step up
    let above = path.rsplit_once('-').map_or(path, |(above, _)| above);
    let own = messages.lookup(&format!("{path}--{name}"));
    let help = own.unwrap_or_else(|| messages.get(&format!("{above}--{name}")));
    let heading = if arg.is_positional() { "help-arguments" } else { "help-options" };
    let takes_value = arg.get_action().takes_values();
    let arg = arg.help(help).help_heading(messages.get(heading));
    // the help names the possible values itself, in the reader's language
    if takes_value { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

/// Answers what was not parsed: help and version are printed, a mistake is explained.
pub(super) fn answer(error: &clap::Error, output: &Output) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return match output.text(&error.render().ansi().to_string()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(3),
        };
    }
    output.problems(&[problem(error)]);
    ExitCode::from(2)
}

fn problem(error: &clap::Error) -> Problem {
    let context = |kind: ContextKind| error.get(kind).map(words).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => Problem::new(with_suggestion("usage-unknown-argument", error, ContextKind::SuggestedArg))
            .with("argument", argument)
            .with("near", context(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => {
            Problem::new(with_suggestion("usage-unknown-command", error, ContextKind::SuggestedSubcommand))
                .with("command", context(ContextKind::InvalidSubcommand))
                .with("near", context(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => Problem::new("usage-missing").with("arguments", argument),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Problem::new("usage-no-command"),
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            Problem::new("usage-no-value").with("argument", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Problem::new("usage-bad-value")
            .with("argument", argument)
            .with("value", context(ContextKind::InvalidValue))
            .with("known", context(ContextKind::ValidValue)),
        ErrorKind::ArgumentConflict => {
            Problem::new("usage-conflict").with("argument", argument).with("other", context(ContextKind::PriorArg))
        }
        _ => Problem::new("usage-other").with("error", error.to_string().lines().next().unwrap_or_default()),
    }
}

fn with_suggestion(id: &'static str, error: &clap::Error, kind: ContextKind) -> &'static str {
    match (id, error.get(kind).is_some()) {
        ("usage-unknown-argument", true) => "usage-unknown-argument-near",
        ("usage-unknown-command", true) => "usage-unknown-command-near",
        (id, _) => id,
    }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// A field by the heading that readers know, with its name.
pub(super) fn titled(vocabulary: &Vocabulary, field: &str, messages: &Messages) -> String {
    let chinese = vocabulary.chinese(field).filter(|_| messages.language() == Language::Chinese);
    chinese.map_or_else(|| field.to_owned(), |chinese| format!("{chinese}（{field}）"))
}
