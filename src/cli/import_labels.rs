//! `spotcheck import labels`: what outside models found of calls that are known.

use super::args::LabelArgs;
use super::import::{finish, read_files, take};
use super::{Context, Exit, Failure};
use crate::digest::sha256_hex;
use crate::intake::labels::{CallLabel, read, rejected};
use crate::intake::{Reading, Source, lines_of};
use crate::problem::{Problem, Result};
use crate::store::{Counts, Writer};

pub(super) fn run(context: &mut Context, args: &LabelArgs) -> Result<Exit, Failure> {
    let (_, mut store) = context.store()?;
    let files = read_files(&args.files)?;
    let at = (context.clock)();
    let writer = store.write()?;
    let mut reports = Vec::new();
    for (name, bytes) in &files {
        let source = Source { name, bytes };
        let reading = match read(&source) {
            Ok(reading) => Ok(known_only(&writer, &source, reading)?),
            Err(problems) => Err(problems),
        };
        reports.push(take(context, name, reading, args.keep_going, |rows: &[CallLabel]| {
            let import = writer.begin_import("labels", name, &sha256_hex(bytes), at)?;
            let mut counts = Counts::default();
            for row in rows {
                counts.add(writer.add_label(import, &row.call, &row.label)?);
            }
            Ok(counts)
        })?);
    }
    writer.commit()?;
    finish(context, "labels", &reports, "import-next-labels")
}

/// Rejects the labels of calls that no list and no transcript told of.
fn known_only(writer: &Writer, source: &Source, mut reading: Reading<CallLabel>) -> Result<Reading<CallLabel>> {
    let mut lines: Option<Vec<String>> = None;
    for row in std::mem::take(&mut reading.rows) {
        if writer.has_call(&row.value.call)? {
            reading.rows.push(row);
            continue;
        }
        let lines = lines.get_or_insert_with(|| lines_of(source));
        let raw = usize::try_from(row.line).ok().and_then(|line| lines.get(line.checked_sub(1)?)).cloned().unwrap_or_default();
        let problem = Problem::new("import-label-no-call").with("call", &row.value.call).in_field("call");
        reading.rejected.push(rejected(source, row.line, &raw, vec![problem]));
    }
    reading.rejected.sort_by_key(|row| row.line);
    Ok(reading)
}
