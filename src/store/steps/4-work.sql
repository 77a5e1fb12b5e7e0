-- Who looks, and what came of it.
-- who has a unit; the newest row of a unit holds, and names the one that it follows and why
CREATE TABLE assignments (
    id INTEGER PRIMARY KEY,
    draw TEXT NOT NULL REFERENCES draws (id),
    unit TEXT NOT NULL,
    inspector TEXT NOT NULL,
    -- what people take turns over
    subject TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,
    follows INTEGER UNIQUE REFERENCES assignments (id),
    CHECK ((follows IS NULL) = (reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX assignments_first ON assignments (draw, unit) WHERE follows IS NULL;
CREATE TABLE visits (
    id INTEGER PRIMARY KEY,
    draw TEXT NOT NULL REFERENCES draws (id),
    unit TEXT NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    method TEXT NOT NULL,
    signed INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    answer_by TEXT,
    satisfaction INTEGER,
    note TEXT,
    recorded TEXT NOT NULL,
    -- the filled sheet that it came by; NULL where it was typed in
    import INTEGER REFERENCES imports (id)
) STRICT;
CREATE INDEX visits_of_unit ON visits (draw, unit);
