-- What people decided of this case. Rows are only ever added; one that takes another back names it.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,        -- made from the content
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    reason TEXT NOT NULL,
    kind TEXT NOT NULL,             -- what the name is said to be: actor or place
    name TEXT NOT NULL,
    means TEXT,                     -- id of the actor or place; empty when the name is neither, or the row undoes another
    meaning TEXT,                   -- its name
    document_id TEXT REFERENCES documents (id),  -- the one document it is about; empty is the whole case
    undoes TEXT UNIQUE REFERENCES decisions (id),
    json TEXT NOT NULL              -- the whole decision
);
CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions BEGIN
    SELECT RAISE(ABORT, 'a decision is never changed; add one that undoes it');
END;
CREATE TRIGGER decisions_are_not_removed BEFORE DELETE ON decisions BEGIN
    SELECT RAISE(ABORT, 'a decision is never removed; add one that undoes it');
END;

-- How many of the decisions a reading knew. Documents that later ones concern are read again.
ALTER TABLE readings ADD COLUMN decisions INTEGER NOT NULL DEFAULT 0;
CREATE INDEX readings_by_decisions ON readings (decisions);

-- A document that is read again loses its rows and gets those of the new reading.
CREATE TRIGGER claims_are_no_longer_searched AFTER DELETE ON claims BEGIN
    INSERT INTO claims_search (claims_search, rowid, words, agents, targets, place, chain)
    VALUES ('delete', old.number, old.words, old.agents, old.targets, old.place, old.chain);
END;
CREATE INDEX flags_by_document ON flags (document_id);
CREATE INDEX loaded_words_by_document ON loaded_words (document_id);
CREATE INDEX problems_by_document ON problems (document_id);

CREATE VIEW decisions_flat AS
SELECT decisions.at, decisions.who,
       CASE WHEN decisions.undoes IS NOT NULL THEN 'undoes ' || decisions.undoes
            WHEN decisions.means IS NULL THEN 'names no ' || decisions.kind
            ELSE 'names the ' || decisions.kind END AS says,
       decisions.name, decisions.means, decisions.meaning, documents.title AS only_in, decisions.reason,
       later.id AS undone_by, decisions.id
FROM decisions
LEFT JOIN decisions AS later ON later.undoes = decisions.id
LEFT JOIN documents ON documents.id = decisions.document_id
ORDER BY decisions.number;
