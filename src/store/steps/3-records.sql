-- Records of every kind but calls; `fields` holds all columns as JSON.
CREATE TABLE records (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    import INTEGER NOT NULL REFERENCES imports (id),
    fields TEXT NOT NULL,
    PRIMARY KEY (kind, id, version)
) STRICT, WITHOUT ROWID;
