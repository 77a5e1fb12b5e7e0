-- Which calls a labelling command has answered for; its import has the hash of the command.
CREATE TABLE asked (
    id INTEGER PRIMARY KEY,
    call TEXT NOT NULL,
    -- the hash of the words as they were sent
    words TEXT NOT NULL,
    import INTEGER NOT NULL REFERENCES imports (id)
) STRICT;
CREATE INDEX asked_of_call ON asked (call, words);
