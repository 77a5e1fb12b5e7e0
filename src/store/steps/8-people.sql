-- What people did: an append-only log, chained by hash, and what they are just working on.
CREATE TABLE log (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    role TEXT NOT NULL,
    act TEXT NOT NULL,
    draw TEXT,
    unit TEXT,
    follows INTEGER REFERENCES log (id),
    body TEXT NOT NULL,
    -- what people wrote, and its salt: the only columns that may ever be emptied
    words TEXT,
    salt TEXT,
    words_sha256 TEXT,
    previous TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX log_of_unit ON log (unit, draw);
CREATE INDEX log_of_act ON log (act);
CREATE TRIGGER log_is_never_shortened BEFORE DELETE ON log BEGIN
    SELECT RAISE (ABORT, 'the log is never shortened');
END;
CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log
WHEN NEW.words IS NOT NULL OR NEW.salt IS NOT NULL
     OR (NEW.id, NEW.at, NEW.who, NEW.role, NEW.act, NEW.body, NEW.previous, NEW.hash)
        IS NOT (OLD.id, OLD.at, OLD.who, OLD.role, OLD.act, OLD.body, OLD.previous, OLD.hash)
     OR (NEW.draw, NEW.unit, NEW.follows, NEW.words_sha256) IS NOT (OLD.draw, OLD.unit, OLD.follows, OLD.words_sha256)
BEGIN
    SELECT RAISE (ABORT, 'the log is never changed');
END;
-- nobody's word yet: a draft is overwritten as it grows, and goes when it is submitted
CREATE TABLE drafts (
    draw TEXT NOT NULL,
    unit TEXT NOT NULL,
    who TEXT NOT NULL,
    inspection INTEGER NOT NULL REFERENCES inspections (id),
    blind INTEGER NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (draw, unit, who)
) STRICT, WITHOUT ROWID;
