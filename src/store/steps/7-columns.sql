-- Which columns a list had, so that what is blank can be told from what no list of a record ever held.
CREATE TABLE columns (
    import INTEGER NOT NULL REFERENCES imports (id),
    field TEXT NOT NULL,
    -- whether the list only completes what others began: then what it leaves out has not happened
    completes INTEGER NOT NULL,
    PRIMARY KEY (import, field)
) STRICT, WITHOUT ROWID;
INSERT INTO columns SELECT DISTINCT records.import, told.key, 0 FROM records, json_each(records.fields) AS told;
