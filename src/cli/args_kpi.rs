//! What can be typed after `spotcheck kpi`.

use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct KpiArgs {
    #[arg(value_name = "INDICATOR")]
    pub indicators: Vec<String>,
    #[arg(long, value_name = "PERIOD", conflicts_with = "before")]
    pub period: Option<String>,
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=60))]
    pub periods: Option<u16>,
    #[arg(long, value_name = "WHAT")]
    pub by: Option<String>,
    #[arg(long, conflicts_with_all = ["lists", "assess", "before", "explain", "by", "periods", "indicators"])]
    pub weekly: bool,
    #[arg(long, conflicts_with_all = ["assess", "before", "explain", "by", "periods", "indicators"])]
    pub lists: bool,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["before", "explain", "periods", "indicators"])]
    pub assess: Option<PathBuf>,
    #[arg(long, value_name = "PERIOD", requires = "after", conflicts_with_all = ["explain", "periods"])]
    pub before: Option<String>,
    #[arg(long, value_name = "PERIOD", requires = "before")]
    pub after: Option<String>,
    #[arg(long, value_name = "INDICATOR", conflicts_with_all = ["csv", "xlsx", "period", "by", "indicators"])]
    pub explain: Option<String>,
    #[arg(long, value_name = "FILE.csv")]
    pub csv: Option<PathBuf>,
    #[arg(long, value_name = "FILE.xlsx")]
    pub xlsx: Option<PathBuf>,
}
