//! What can be typed after `spotcheck worklist` and `visit`.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct WorklistArgs {
    #[command(subcommand)]
    pub command: Option<WorklistCommand>,
    #[arg(long, value_name = "NAME")]
    pub inspector: Option<String>,
    #[arg(long, value_name = "FILE.xlsx")]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum WorklistCommand {
    Assign(AssignArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct AssignArgs {
    #[arg(value_name = "UNIT")]
    pub unit: String,
    #[arg(long, value_name = "NAME")]
    pub to: String,
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    #[arg(long, value_name = "ID")]
    pub draw: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct VisitArgs {
    #[command(subcommand)]
    pub command: VisitCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum VisitCommand {
    Record(RecordArgs),
    Show(VisitShowArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct RecordArgs {
    #[arg(value_name = "UNIT", required = true)]
    pub units: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub draw: Option<String>,
    #[arg(long, value_name = "METHOD", value_parser = ["door", "phone", "letter", "online", "app", "paper", "listen"])]
    pub method: String,
    #[arg(long, value_name = "OUTCOME", value_parser = ["settled", "open", "no-answer", "refused", "moved-away", "wrong-customer"])]
    pub outcome: String,
    #[arg(long)]
    pub signed: bool,
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub answer_by: Option<String>,
    #[arg(long, value_name = "1-5")]
    pub satisfaction: Option<u8>,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct VisitShowArgs {
    #[arg(value_name = "UNIT")]
    pub unit: String,
    #[arg(long, value_name = "ID")]
    pub draw: Option<String>,
}
