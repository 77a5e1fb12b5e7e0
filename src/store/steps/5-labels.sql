-- What outside models found of calls, and what a score rests on besides call and transcript.
-- the newest row of a call, label and model holds
CREATE TABLE labels (
    id INTEGER PRIMARY KEY,
    call TEXT NOT NULL,
    label TEXT NOT NULL,
    model TEXT NOT NULL,
    value TEXT NOT NULL,
    confidence REAL NOT NULL,
    import INTEGER NOT NULL REFERENCES imports (id)
) STRICT;
CREATE INDEX labels_of_call ON labels (call, label, model, id);
CREATE TABLE inspections_5 (
    id INTEGER PRIMARY KEY,
    call TEXT NOT NULL,
    call_version INTEGER NOT NULL,
    -- 0 where there was no transcript
    transcript_version INTEGER NOT NULL,
    checklist TEXT NOT NULL REFERENCES checklists (version),
    engine TEXT NOT NULL,
    -- the hash of the labels, and of the time zone and calendar, that the checklist asks for; empty where it asks for none
    inputs TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (call, checklist, call_version, transcript_version, engine, inputs)
) STRICT;
INSERT INTO inspections_5
    SELECT id, call, call_version, transcript_version, checklist, engine, '', at, body FROM inspections;
DROP TABLE inspections;
ALTER TABLE inspections_5 RENAME TO inspections;
