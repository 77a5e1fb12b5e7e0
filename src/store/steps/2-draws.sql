-- Draws of any population and period, without copies of their frames: these are read again from the versions of the records.
-- What was drawn before is kept with its frame's old name; such a draw can be shown, scored and reported, and verify says that it was
-- drawn by other rules.
ALTER TABLE draws RENAME TO old_draws;
ALTER TABLE draw_units RENAME TO old_draw_units;
ALTER TABLE replacements RENAME TO old_replacements;
CREATE TABLE draws (
    id TEXT PRIMARY KEY,
    plan TEXT NOT NULL,
    period TEXT NOT NULL,
    number INTEGER NOT NULL,
    plan_text TEXT NOT NULL,
    plan_sha256 TEXT NOT NULL,
    zone TEXT NOT NULL,
    seed TEXT NOT NULL,
    algorithm TEXT NOT NULL,
    frame_sha256 TEXT NOT NULL,
    -- the newest import and inspection of then: the frame is read again from what the store held
    as_of_import INTEGER NOT NULL,
    as_of_inspection INTEGER NOT NULL,
    -- records of the population in the period, of which some may be in `draw_excluded`
    found INTEGER NOT NULL,
    -- of an event, whom it concerns: pairs of field and value as JSON
    narrowed TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,
    follows TEXT REFERENCES draws (id),
    UNIQUE (plan, period, number)
) STRICT;
CREATE TABLE draw_strata (
    draw TEXT NOT NULL REFERENCES draws (id),
    -- empty for the random sample
    part TEXT NOT NULL,
    stratum TEXT NOT NULL,
    eligible INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (draw, part, stratum)
) STRICT, WITHOUT ROWID;
-- drawn units and spares with their place in the order of drawing, from 1
CREATE TABLE draw_units (
    draw TEXT NOT NULL REFERENCES draws (id),
    part TEXT NOT NULL,
    stratum TEXT NOT NULL,
    unit TEXT NOT NULL,
    place INTEGER NOT NULL,
    spare INTEGER NOT NULL,
    ticket TEXT NOT NULL,
    due TEXT,
    PRIMARY KEY (draw, part, stratum, unit)
) STRICT, WITHOUT ROWID;
CREATE TABLE draw_excluded (
    draw TEXT NOT NULL REFERENCES draws (id),
    unit TEXT NOT NULL,
    rule TEXT NOT NULL,
    -- the record that stands for it, where it is one of several of one matter
    of_unit TEXT,
    PRIMARY KEY (draw, unit)
) STRICT, WITHOUT ROWID;
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
INSERT INTO draws (id, plan, period, number, plan_text, plan_sha256, zone, seed, algorithm, frame_sha256, as_of_import, as_of_inspection,
                   found, narrowed, at, reason, follows)
    SELECT id, plan, period, number, plan_text, plan_sha256, 'Asia/Shanghai', seed, 'frame-of-lines/1', frame_sha256,
           (SELECT coalesce(max(imports.id), 0) FROM imports WHERE imports.at <= old_draws.at), 0,
           (SELECT count(*) FROM old_draw_units WHERE old_draw_units.draw = old_draws.id), '[]', at, reason, follows
    FROM old_draws ORDER BY rowid;
INSERT INTO draw_strata (draw, part, stratum, eligible, sha256)
    SELECT draw, '', agent, count(*), '' FROM old_draw_units GROUP BY draw, agent;
INSERT INTO draw_units (draw, part, stratum, unit, place, spare, ticket)
    SELECT draw, '', agent, unit, place, spare, ticket FROM old_draw_units WHERE place IS NOT NULL;
INSERT INTO replacements SELECT * FROM old_replacements ORDER BY id;
DROP TABLE old_replacements;
DROP TABLE old_draw_units;
DROP TABLE old_draws;
