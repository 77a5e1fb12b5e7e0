//! Calls with all that a score rests on, read ahead of the scoring in the order of their ids.

use rusqlite::Row;

use super::calls::ScannedCall;
use super::failure::OrFail;
use super::inspections;
use super::{Store, unreadable};
use crate::inspection::Inspection;
use crate::problem::Result;
use crate::records::{Call, CallId, Label, Transcript};

/// A call as it lies in the store; what takes time is left to [`Ahead::call`] and the like, which any thread may ask.
#[derive(Debug)]
pub struct Ahead {
    /// The call's id.
    pub id: CallId,
    /// Which version of the call's data.
    pub version: i64,
    call: ScannedCall,
    transcript: Option<(i64, String)>,
    /// What outside models found of it.
    pub labels: Vec<Label>,
    /// The hash of whatever else the score rests on.
    pub inputs: String,
    known: Option<String>,
}

impl Ahead {
    /// The call.
    ///
    /// # Errors
    /// Where the stored row no longer reads.
    pub fn call(&self) -> Result<Call> {
        self.call.call()
    }

    /// The version of its newest transcript; 0 where there is none.
    #[must_use]
    pub fn transcript_version(&self) -> i64 {
        self.transcript.as_ref().map_or(0, |(version, _)| *version)
    }

    /// Its newest transcript.
    ///
    /// # Errors
    /// Where the stored text no longer reads.
    pub fn transcript(&self) -> Result<Option<Transcript>> {
        let Some((_, body)) = &self.transcript else { return Ok(None) };
        sonic_rs::from_str(body).map(Some).map_err(|error| unreadable("transcript", self.id.as_str(), error))
    }

    /// The inspection of just these versions and inputs by this machine, where there is one.
    ///
    /// # Errors
    /// Where the stored text no longer reads.
    pub fn known(&self) -> Result<Option<Inspection>> {
        self.known.as_ref().map(|body| inspections::read(body, &self.id)).transpose()
    }
}

impl Store {
    /// How many calls there are.
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn call_count(&self) -> Result<usize> {
        let count =
            self.connection.query_row("SELECT count(DISTINCT id) FROM calls", (), |row| row.get::<_, i64>(0)).or_fail("")?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// So many calls that follow one in the byte order of their ids, each in its newest version, with what was found of it under a
    /// version of a checklist; `inputs` is [`Compiled::inputs`].
    ///
    /// [`Compiled::inputs`]: crate::inspection::Compiled::inputs
    ///
    /// # Errors
    /// Where SQLite fails.
    pub fn calls_after(
        &self,
        last: Option<&CallId>,
        most: u32,
        checklist: &str,
        inputs: &dyn Fn(&[Label]) -> String,
    ) -> Result<Vec<Ahead>> {
        let sql = "SELECT calls.id, calls.version, agent, start, duration_ms, fields, transcripts.version, body FROM calls
                   LEFT JOIN transcripts ON transcripts.call = calls.id AND transcripts.version =
                       (SELECT max(newest.version) FROM transcripts AS newest WHERE newest.call = calls.id)
                   WHERE calls.id > ?1
                         AND calls.version = (SELECT max(newest.version) FROM calls AS newest WHERE newest.id = calls.id)
                   ORDER BY calls.id LIMIT ?2";
        let has_labels: bool =
            self.connection.query_row("SELECT EXISTS (SELECT 1 FROM labels)", (), |row| row.get(0)).or_fail("")?;
        let mut statement = self.connection.prepare_cached(sql).or_fail("")?;
        let mut rows = statement.query((last.map_or("", CallId::as_str), most)).or_fail("")?;
        let mut all = Vec::new();
        while let Some(row) = rows.next().or_fail("")? {
            let mut ahead = ahead(row).or_fail("")?;
            if has_labels {
                ahead.labels = self.labels(&ahead.id)?;
            }
            ahead.inputs = inputs(&ahead.labels);
            ahead.known = self.same_body(&ahead.id, (ahead.version, ahead.transcript_version()), checklist, &ahead.inputs)?;
            all.push(ahead);
        }
        Ok(all)
    }
}

fn ahead(row: &Row) -> rusqlite::Result<Ahead> {
    let id: String = row.get(0)?;
    let transcript = row.get::<_, Option<i64>>(6)?.zip(row.get(7)?);
    let call = ScannedCall::of(&id, [row.get(2)?, row.get(3)?, row.get(5)?], row.get(4)?);
    let id = call.id().as_call();
    Ok(Ahead { id, version: row.get(1)?, call, transcript, labels: Vec::new(), inputs: String::new(), known: None })
}
