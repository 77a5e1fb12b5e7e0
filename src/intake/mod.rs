//! Files of data -> records: call lists and transcripts, with every mistake at its row.
