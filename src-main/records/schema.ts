import { type Database, numberOf } from './database.ts'

/**
 * The steps that upgrade an older file; `user_version` is the number of steps taken. A released step is never changed, not
 * even its comments: SQLite keeps the text, and it is compared when a file is opened.
 *
 * Ids, states, counts and times are in clear. `sealed…` columns are ciphertext bound to their row; `mac` authenticates
 * the clear columns of its row; `guard` and `signature_key` are keyed hashes. See docs/records-format.md.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE key_check (only INTEGER PRIMARY KEY CHECK (only = 1), sealed BLOB NOT NULL) STRICT;

  CREATE TABLE lists (
    list INTEGER PRIMARY KEY,
    list_id BLOB NOT NULL UNIQUE,
    connection_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- Which of its rows are shown; 0: none yet.
    generation INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    -- Of the invitations, those of the same batch are the next to be sent.
    batch INTEGER NOT NULL,
    source_chunks INTEGER NOT NULL,
    figures TEXT NOT NULL,
    sealed_document BLOB NOT NULL
  ) STRICT;

  CREATE TABLE list_rows (
    list INTEGER NOT NULL REFERENCES lists ON DELETE CASCADE,
    generation INTEGER NOT NULL,
    position INTEGER NOT NULL,
    row_id BLOB NOT NULL,
    sealed_row BLOB NOT NULL,
    PRIMARY KEY (list, generation, position)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX list_rows_by_id ON list_rows (list, generation, row_id);

  CREATE TABLE source_chunks (
    list INTEGER NOT NULL REFERENCES lists ON DELETE CASCADE,
    chunk INTEGER NOT NULL,
    sealed_bytes BLOB NOT NULL,
    PRIMARY KEY (list, chunk)
  ) STRICT;

  CREATE TABLE kinds (
    signature_key BLOB PRIMARY KEY,
    sealed_kind BLOB NOT NULL
  ) STRICT;

  CREATE TABLE invitations (
    list INTEGER NOT NULL REFERENCES lists ON DELETE CASCADE,
    row_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    batch INTEGER NOT NULL,
    let_through INTEGER NOT NULL,
    -- Of the appointment; without a date after all that have one.
    moment INTEGER NOT NULL,
    guard BLOB NOT NULL,
    laid_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    sealed_content BLOB NOT NULL,
    sealed_facts BLOB,
    mac BLOB NOT NULL,
    PRIMARY KEY (list, row_id)
  ) STRICT;
  CREATE INDEX invitations_by_position ON invitations (list, position);
  CREATE INDEX invitations_by_moment ON invitations (list, state, moment, position);
  CREATE INDEX invitations_by_guard ON invitations (guard);

  -- The ledger of all requests ever begun, numbered from 1 without gaps; it outlives the lists. See sent-log.ts.
  CREATE TABLE attempts (
    number INTEGER PRIMARY KEY,
    attempt_id TEXT NOT NULL UNIQUE,
    list_id BLOB NOT NULL,
    row_id BLOB NOT NULL,
    guard BLOB NOT NULL,
    begun_at INTEGER NOT NULL,
    ended_at INTEGER,
    -- Where the invitation stood when its list was removed.
    last_state TEXT,
    sealed_request BLOB NOT NULL,
    mac BLOB NOT NULL
  ) STRICT;
  CREATE INDEX attempts_by_row ON attempts (list_id, row_id);
  CREATE INDEX attempts_by_guard ON attempts (guard);

  CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    account TEXT NOT NULL,
    action TEXT NOT NULL,
    list_id TEXT,
    row_id TEXT,
    count INTEGER NOT NULL,
    hash BLOB NOT NULL
  ) STRICT;
  `,
  `
  CREATE INDEX invitations_by_day ON invitations (moment);

  -- What was tried on sent invitations, each on the disk before its request.
  CREATE TABLE care_attempts (
    number INTEGER PRIMARY KEY,
    list INTEGER NOT NULL,
    row_id BLOB NOT NULL,
    begun_at INTEGER NOT NULL,
    ended_at INTEGER,
    sealed_attempt BLOB NOT NULL,
    FOREIGN KEY (list, row_id) REFERENCES invitations ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX care_attempts_by_row ON care_attempts (list, row_id, number);

  -- What the server last told of an invitation.
  CREATE TABLE standings (
    list INTEGER NOT NULL,
    row_id BLOB NOT NULL,
    sealed_standing BLOB NOT NULL,
    PRIMARY KEY (list, row_id),
    FOREIGN KEY (list, row_id) REFERENCES invitations ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE consultations (
    list INTEGER NOT NULL,
    row_id BLOB NOT NULL,
    sealed_consultation BLOB NOT NULL,
    PRIMARY KEY (list, row_id),
    FOREIGN KEY (list, row_id) REFERENCES invitations ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- The list's own key; null: made before there were any, and sealed with the data key itself.
  ALTER TABLE lists ADD COLUMN sealed_key BLOB;
  -- While the list is sealed anew.
  ALTER TABLE lists ADD COLUMN sealed_next_key BLOB;
  -- How many of its patients were erased, when, and in which states they were; null: none.
  ALTER TABLE lists ADD COLUMN erased TEXT;
  `,
  `
  -- The server's id: no patient can be told from it, and with it an invitation can be fetched again without the key.
  ALTER TABLE invitations ADD COLUMN invite_id TEXT;
  CREATE INDEX invitations_by_invite ON invitations (invite_id) WHERE invite_id IS NOT NULL;

  -- What became of invitations of records that were given up, each by its former list and row: see rebuilt.ts.
  CREATE TABLE rebuilt (
    list_id BLOB NOT NULL,
    row_id BLOB NOT NULL,
    outcome TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (list_id, row_id)
  ) STRICT, WITHOUT ROWID;

  -- How many entries the audit has, under a MAC: without it entries taken off the end would not be missed.
  CREATE TABLE audit_end (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    number INTEGER NOT NULL,
    mac BLOB NOT NULL
  ) STRICT;
  `,
  `
  -- What retention believes of the computer's clock, and a leap that it does not believe yet.
  CREATE TABLE clock_seen (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    trusted INTEGER NOT NULL,
    since INTEGER,
    until INTEGER
  ) STRICT;
  `,
  `
  -- What the guard knows of every invitation that was ever live, whatever becomes of its list: see guard-keys.ts.
  CREATE TABLE guard_keys (
    key BLOB NOT NULL,
    list_id BLOB NOT NULL,
    row_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    mac BLOB NOT NULL,
    PRIMARY KEY (key, list_id, row_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX guard_keys_by_version ON guard_keys (version);
  CREATE INDEX guard_keys_by_end ON guard_keys (expires_at);
  `,
  `
  -- The server and account that the invitation was made with, as a hash; null: not known, or nothing was requested.
  ALTER TABLE invitations ADD COLUMN server_id TEXT;
  `,
  `
  -- What was approved to be sent. They outlive the lists, as the attempts do. See job-rows.ts.
  CREATE TABLE jobs (
    job INTEGER PRIMARY KEY,
    job_id BLOB NOT NULL UNIQUE,
    list_id BLOB NOT NULL,
    connection_id TEXT NOT NULL,
    server_id TEXT,
    not_before INTEGER,
    approved_by TEXT NOT NULL,
    approved_at INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    -- Rows that the guard held back; they are no rows of the job.
    held INTEGER NOT NULL,
    state TEXT NOT NULL,
    ended_at INTEGER,
    mac BLOB NOT NULL
  ) STRICT;
  CREATE INDEX jobs_by_state ON jobs (state);

  CREATE TABLE job_rows (
    job INTEGER NOT NULL REFERENCES jobs,
    row_id BLOB NOT NULL,
    state TEXT NOT NULL,
    mac BLOB NOT NULL,
    PRIMARY KEY (job, row_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX job_rows_by_row ON job_rows (row_id);
  CREATE INDEX job_rows_by_state ON job_rows (job, state);
  `,
  `
  -- The one row that an invitation on a server belongs to; see invite-owners.ts.
  CREATE TABLE invite_owners (
    server_id TEXT NOT NULL,
    invite_id TEXT NOT NULL,
    list_id BLOB NOT NULL,
    row_id BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    mac BLOB NOT NULL,
    PRIMARY KEY (server_id, invite_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX invite_owners_by_end ON invite_owners (expires_at);
  `,
  `
  -- Who is meant by a doctor's name in lists, and what the server said of them, by connection. See directory-store.ts.
  CREATE TABLE directory (
    fact_key BLOB PRIMARY KEY,
    connection_id TEXT NOT NULL,
    sealed_fact BLOB NOT NULL
  ) STRICT;
  CREATE INDEX directory_by_connection ON directory (connection_id);
  `,
  `
  -- No question is asked by these, and each invitation that is sent would change a page of every one of them.
  DROP INDEX invitations_by_guard;
  DROP INDEX attempts_by_guard;
  DROP INDEX job_rows_by_state;
  DROP INDEX invite_owners_by_end;
  DROP INDEX guard_keys_by_version;
  CREATE INDEX guard_keys_of_first_version ON guard_keys (version) WHERE version = 1;
  `,
  `
  -- How often the list was changed: a change is made for one revision.
  ALTER TABLE lists ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- What was approved: a hash of the frozen rows, and the revision of the list that they were made from.
  ALTER TABLE jobs ADD COLUMN digest TEXT;
  ALTER TABLE jobs ADD COLUMN list_revision INTEGER;
  `,
  `
  -- What was written to files that may come back, until patients of the list are erased. See exported-cells.ts.
  CREATE TABLE exports (
    list INTEGER NOT NULL REFERENCES lists ON DELETE CASCADE,
    export_id TEXT NOT NULL,
    sealed_columns BLOB NOT NULL,
    PRIMARY KEY (list, export_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE exported_rows (
    list INTEGER NOT NULL,
    export_id TEXT NOT NULL,
    row_id BLOB NOT NULL,
    sealed_cells BLOB NOT NULL,
    PRIMARY KEY (list, export_id, row_id),
    FOREIGN KEY (list, export_id) REFERENCES exports ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- The order of a list's exports: only the last ones are kept.
  ALTER TABLE exports ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- How many rows each table has and a sum over their seals: a row that is put back does not fit. See row-sums.ts.
  CREATE TABLE row_sums (only INTEGER PRIMARY KEY CHECK (only = 1), sealed_sums BLOB NOT NULL) STRICT;

  -- Each opening of the records, by which computer. See runs.ts.
  CREATE TABLE runs (number INTEGER PRIMARY KEY, sealed_run BLOB NOT NULL) STRICT;
  `,
  `
  -- The text of a list's open cell until it is in its row, or is given up. See cell-drafts.ts.
  CREATE TABLE cell_drafts (
    list INTEGER PRIMARY KEY REFERENCES lists ON DELETE CASCADE,
    row_id BLOB NOT NULL,
    field TEXT NOT NULL,
    sealed_text BLOB NOT NULL
  ) STRICT;
  `,
  `
  -- What is left of attempts that nothing asks for any more. See checkpoint.ts.
  CREATE TABLE checkpoint (only INTEGER PRIMARY KEY CHECK (only = 1), sealed_checkpoint BLOB NOT NULL) STRICT;
  CREATE INDEX guard_keys_by_row ON guard_keys (list_id, row_id);

  -- Lists by age, and those that an erasure looks at: few of all there ever were.
  CREATE INDEX lists_by_age ON lists (created_at, list);
  CREATE INDEX lists_with_patients ON lists (created_at, list)
    WHERE generation > 0 AND (erased IS NULL OR row_count > 0 OR sealed_next_key IS NOT NULL);
  `,
  `
  -- What is left of erased invitations: counts of a day without names. See visit-figures.ts.
  CREATE TABLE day_figures (day TEXT PRIMARY KEY, sealed_figures BLOB NOT NULL) STRICT, WITHOUT ROWID;

  -- The same counts of kept invitations, until one of these changes.
  CREATE TABLE list_figures (
    list INTEGER NOT NULL REFERENCES lists ON DELETE CASCADE,
    block INTEGER NOT NULL,
    sealed_figures BLOB NOT NULL,
    PRIMARY KEY (list, block)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Rows in the order in which they come, and a short index: ordered by the server's ids each one changed a page of its own.
  ALTER TABLE invite_owners RENAME TO former_invite_owners;
  CREATE TABLE invite_owners (
    owner INTEGER PRIMARY KEY,
    -- What it is found by; see invite-owners.ts.
    key BLOB NOT NULL,
    server_id TEXT NOT NULL,
    invite_id TEXT NOT NULL,
    list_id BLOB NOT NULL,
    row_id BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    mac BLOB NOT NULL
  ) STRICT;
  INSERT INTO invite_owners (key, server_id, invite_id, list_id, row_id, expires_at, mac)
    SELECT x'', server_id, invite_id, list_id, row_id, expires_at, mac FROM former_invite_owners ORDER BY expires_at;
  DROP TABLE former_invite_owners;
  CREATE INDEX invite_owners_by_key ON invite_owners (key);

  -- Of the others the owners tell.
  DROP INDEX invitations_by_invite;
  CREATE INDEX invitations_without_server ON invitations (invite_id) WHERE invite_id IS NOT NULL AND server_id IS NULL;

  -- From the third version on, keys of the guard begin with the time of the appointment.
  DROP INDEX guard_keys_of_first_version;
  CREATE INDEX guard_keys_of_earlier_versions ON guard_keys (version) WHERE version < 3;
  `
]

/** Version of the records that this app writes. An older file is upgraded when it is opened. */
export const recordsSchemaVersion = migrations.length

/** The first version that marks the end of the audit log. */
export const auditEndVersion = 4

/** The first version that has the guard's keys in a table of their own. */
export const guardKeysVersion = 6

/** The first version whose owners are found by a key, and that knows the owner of every invitation that it has. */
export const ownerKeysVersion = 20

/** The first version that notices rows that were put back. */
export const rowSumsVersion = 16

export function schemaVersion(database: Database): number {
  return numberOf(database.prepare('PRAGMA user_version').get()?.['user_version'])
}

/** The definitions of tables and indexes: equal for files of the same version. */
export function describeSchema(database: Database): string {
  return JSON.stringify(database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all())
}

/** Takes the missing steps and calls `finish`, in one transaction. `from`: the version before. */
export function migrate(database: Database, steps: readonly string[], finish: (from: number) => void): void {
  const from = schemaVersion(database)
  if (from >= steps.length) return
  database.transaction(() => {
    for (const step of steps.slice(from)) database.execute(step)
    database.execute(`PRAGMA user_version = ${steps.length}`)
    finish(from)
    return { ok: true, value: null }
  })
}
