-- Calls, transcripts, draws with their whole frames, scores.
CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE TABLE agents (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    import INTEGER NOT NULL REFERENCES imports (id),
    -- whether it stands on a roster; then only a roster changes it
    roster INTEGER NOT NULL,
    -- of call lists: the start of the newest call that told it
    as_of TEXT NOT NULL,
    name TEXT,
    team TEXT,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE calls (
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    import INTEGER NOT NULL REFERENCES imports (id),
    agent TEXT NOT NULL,
    start TEXT NOT NULL,
    duration_ms INTEGER,
    fields TEXT NOT NULL,
    PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE transcripts (
    call TEXT NOT NULL,
    version INTEGER NOT NULL,
    import INTEGER NOT NULL REFERENCES imports (id),
    body TEXT NOT NULL,
    PRIMARY KEY (call, version)
) STRICT;
CREATE TABLE draws (
    id TEXT PRIMARY KEY,
    plan TEXT NOT NULL,
    period TEXT NOT NULL,
    number INTEGER NOT NULL,
    plan_text TEXT NOT NULL,
    plan_sha256 TEXT NOT NULL,
    take INTEGER NOT NULL,
    spares INTEGER NOT NULL,
    seed TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    frame_sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,
    follows TEXT REFERENCES draws (id),
    UNIQUE (plan, period, number)
) STRICT;
-- the whole frame; drawn units and spares have their place in ticket order, from 1
CREATE TABLE draw_units (
    draw TEXT NOT NULL REFERENCES draws (id),
    agent TEXT NOT NULL,
    unit TEXT NOT NULL,
    place INTEGER,
    spare INTEGER,
    ticket TEXT,
    PRIMARY KEY (draw, agent, unit)
) STRICT, WITHOUT ROWID;
CREATE TABLE checklists (
    version TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE inspections (
    id INTEGER PRIMARY KEY,
    call TEXT NOT NULL,
    call_version INTEGER NOT NULL,
    -- 0 where there was no transcript
    transcript_version INTEGER NOT NULL,
    checklist TEXT NOT NULL REFERENCES checklists (version),
    engine TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (call, checklist, call_version, transcript_version, engine)
) STRICT;
CREATE TABLE replacements (
    id INTEGER PRIMARY KEY,
    draw TEXT NOT NULL REFERENCES draws (id),
    unit TEXT NOT NULL,
    by_unit TEXT NOT NULL,
    reason TEXT NOT NULL,
    note TEXT,
    at TEXT NOT NULL,
    UNIQUE (draw, unit),
    UNIQUE (draw, by_unit)
) STRICT;
