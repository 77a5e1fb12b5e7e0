-- Which columns lists had, so that what is blank can be told from what no list ever held.
CREATE TABLE columns (
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (kind, field)
) STRICT, WITHOUT ROWID;
INSERT INTO columns SELECT DISTINCT records.kind, told.key FROM records, json_each(records.fields) AS told;
