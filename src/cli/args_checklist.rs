//! What can be typed after `spotcheck checklist`.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, clap::Args)]
pub(crate) struct ChecklistArgs {
    #[command(subcommand)]
    pub command: ChecklistCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ChecklistCommand {
    Check(CheckArgs),
    Test(TestArgs),
    Try(TryArgs),
    Compare(CompareArgs),
    Stats(StatsArgs),
    Trust(TrustArgs),
    Schema,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TrustArgs {
    #[arg(value_name = "NAME|FILE")]
    pub checklist: Option<String>,
    #[arg(long, value_name = "ITEM", requires = "reason")]
    pub item: Option<String>,
    #[arg(long, value_name = "yes|no", value_parser = ["yes", "no"], requires = "item")]
    pub counts: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "item")]
    pub reason: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct StatsArgs {
    #[arg(value_name = "NAME|FILE")]
    pub checklist: Option<String>,
    #[arg(long, value_name = "ID", conflicts_with = "all")]
    pub draw: Option<String>,
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CompareArgs {
    #[arg(value_name = "OLD")]
    pub old: String,
    #[arg(value_name = "NEW")]
    pub new: String,
    #[arg(long, value_name = "ID", conflicts_with = "all")]
    pub draw: Option<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long, value_name = "NUMBER")]
    pub show: Option<usize>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TryArgs {
    #[arg(value_name = "NAME|FILE")]
    pub checklist: String,
    #[arg(value_name = "TRANSCRIPT")]
    pub transcript: PathBuf,
    #[arg(long, value_name = "ID")]
    pub call: Option<String>,
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<String>,
    #[arg(long)]
    pub watch: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TestArgs {
    #[arg(value_name = "NAME|FILE")]
    pub files: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    #[arg(value_name = "NAME|FILE")]
    pub files: Vec<String>,
    #[arg(long)]
    pub allow_untested: bool,
}
