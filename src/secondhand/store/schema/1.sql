-- A case: one investigation in one file. Days are ISO 8601; start and end count characters of documents.text, end excluded.

-- What arrived, untouched.
CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    zlib BLOB NOT NULL              -- the bytes as they arrived, compressed with zlib
) WITHOUT ROWID;

CREATE TABLE documents (
    number INTEGER PRIMARY KEY,     -- order of arrival
    id TEXT NOT NULL UNIQUE,        -- made from the text alone
    external_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,           -- of the text as UTF-8
    title TEXT,
    outlet TEXT,
    url TEXT,
    language TEXT,
    published TEXT,
    published_basis TEXT,
    text TEXT NOT NULL
);

-- Where a document was found: the same words at two addresses are one document with two sources.
CREATE TABLE sources (
    number INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id),
    sha256 TEXT NOT NULL REFERENCES originals (sha256),
    media_type TEXT NOT NULL,
    origin TEXT NOT NULL,
    got_at TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    UNIQUE (document_id, sha256, origin)
);
CREATE INDEX sources_by_bytes ON sources (sha256, origin);

-- Files read to the end without a miss, so that they need not be opened again.
CREATE TABLE files_read (
    origin TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    items INTEGER NOT NULL,         -- how many documents were in it
    PRIMARY KEY (origin, sha256)
) WITHOUT ROWID;

CREATE TABLE skipped (
    file TEXT NOT NULL,
    item TEXT NOT NULL,             -- the file, or the row, record or entry of it
    reason TEXT NOT NULL,
    advice TEXT NOT NULL,
    PRIMARY KEY (file, item, reason)
);

-- Gazetteers and actor files of this case, copied in so that the case can be handed on alone.
CREATE TABLE knowledge_files (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('gazetteer', 'actors')),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    zlib BLOB NOT NULL,
    UNIQUE (kind, sha256)
);

-- The reading as JSON: the one truth. Every table below is made from it in the same transaction, for looking things up.
CREATE TABLE readings (
    document_id TEXT PRIMARY KEY REFERENCES documents (id),
    zlib BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE mentions (
    document_id TEXT NOT NULL REFERENCES documents (id),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,             -- actor, place, time or quantity
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    name TEXT,                      -- of an actor or place
    refers_to TEXT,                 -- id of the actor or place; empty when it could not be resolved
    type TEXT,                      -- of an actor or a time; the feature of a place
    side TEXT,
    lat REAL,
    lon REAL,
    radius_km REAL,
    country TEXT,
    admin1 TEXT,
    value TEXT,                     -- TIMEX3
    from_day TEXT,
    to_day TEXT,
    low REAL,
    high REAL,
    approximate INTEGER,
    unit TEXT,
    outcome TEXT,
    population TEXT
);
CREATE INDEX mentions_by_document ON mentions (document_id, id);

CREATE TABLE attributions (
    document_id TEXT NOT NULL REFERENCES documents (id),
    id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    stance TEXT NOT NULL,
    quoted TEXT NOT NULL,
    parent TEXT,                    -- the attribution this one stands in
    confidence REAL NOT NULL,
    made_by TEXT NOT NULL
);
CREATE INDEX attributions_by_document ON attributions (document_id, id);

CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id),
    rank INTEGER NOT NULL,          -- 0 is what the article is about
    type TEXT NOT NULL,
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    certainty TEXT NOT NULL,
    negated INTEGER NOT NULL,
    agents TEXT NOT NULL,
    targets TEXT NOT NULL,
    place TEXT,
    admin1 TEXT,
    country TEXT,
    lat REAL,
    lon REAL,
    from_day TEXT,
    to_day TEXT,
    time_basis TEXT NOT NULL,       -- stated, or taken from the publication or the words around
    counts TEXT NOT NULL,
    chain TEXT NOT NULL,            -- from the outlet to the origin
    origin TEXT NOT NULL,
    origin_kind TEXT NOT NULL,
    evidence TEXT NOT NULL,
    made_by TEXT NOT NULL,
    UNIQUE (document_id, rank)
);
CREATE INDEX claims_by_id ON claims (id);
CREATE INDEX claims_by_type ON claims (type);

CREATE TABLE voices (
    claim INTEGER NOT NULL REFERENCES claims (number),
    position INTEGER NOT NULL,      -- 0 is the outlet
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    named INTEGER NOT NULL,
    actor TEXT,
    words TEXT NOT NULL,
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;

-- Who is said to act, who to suffer, and how many: the mentions each claim points to.
CREATE TABLE claim_mentions (
    claim INTEGER NOT NULL REFERENCES claims (number),
    role TEXT NOT NULL,             -- agent, target, place or count
    document_id TEXT NOT NULL,
    mention_id TEXT NOT NULL
);
CREATE INDEX claim_mentions_by_claim ON claim_mentions (claim, role);

CREATE TABLE findings (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id),
    "check" TEXT NOT NULL,
    verdict TEXT NOT NULL,          -- holds, fails or unclear
    message TEXT NOT NULL,
    words TEXT NOT NULL,
    spans TEXT NOT NULL,            -- the ranges it rests on, as JSON
    computed TEXT NOT NULL          -- the arithmetic, as JSON
);
CREATE INDEX findings_by_document ON findings (document_id);

CREATE TABLE flags (
    document_id TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    why TEXT NOT NULL,
    words TEXT NOT NULL
);

CREATE TABLE loaded_words (
    document_id TEXT NOT NULL REFERENCES documents (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    label TEXT NOT NULL,
    neutral TEXT,
    words TEXT NOT NULL
);

CREATE TABLE problems (
    document_id TEXT NOT NULL REFERENCES documents (id),
    stage TEXT NOT NULL,
    what TEXT NOT NULL
);

-- Full-text search: Latin letters without regard to accents.
CREATE VIRTUAL TABLE documents_search USING fts5 (
    title, text, content = 'documents', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_are_searched AFTER INSERT ON documents BEGIN
    INSERT INTO documents_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE claims_search USING fts5 (
    words, agents, targets, place, chain, content = 'claims', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER claims_are_searched AFTER INSERT ON claims BEGIN
    INSERT INTO claims_search (rowid, words, agents, targets, place, chain)
    VALUES (new.number, new.words, new.agents, new.targets, new.place, new.chain);
END;

-- For people who open the file in Datasette or DB Browser.
CREATE VIEW claims_flat AS
SELECT claims.id, type, words, certainty, negated, agents, targets, place, admin1, claims.country, lat, lon,
       from_day, to_day, time_basis, counts, chain, origin, origin_kind, evidence,
       documents.outlet, documents.title, documents.url, documents.published,
       claims.document_id, rank, start, "end", made_by
FROM claims JOIN documents ON documents.id = claims.document_id
ORDER BY documents.number, rank;

CREATE VIEW attributions_flat AS
SELECT source, cue, content, stance, quoted, parent, confidence,
       documents.outlet, documents.title, documents.url, documents.published,
       attributions.document_id, attributions.id, start, "end", made_by
FROM attributions JOIN documents ON documents.id = attributions.document_id
ORDER BY documents.number, start;
