import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describeStorageFault, StorageFault } from './storage-fault.ts'

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS documents (
    dataset TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (dataset, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS transactions (
    sequence INTEGER PRIMARY KEY, dataset TEXT NOT NULL, id TEXT NOT NULL,
    author TEXT NOT NULL, timestamp TEXT NOT NULL, mutations TEXT NOT NULL,
    UNIQUE (dataset, id)
  );
  CREATE TABLE IF NOT EXISTS changes (
    sequence INTEGER NOT NULL REFERENCES transactions, dataset TEXT NOT NULL,
    document TEXT NOT NULL, previous_rev TEXT, after TEXT, effects TEXT NOT NULL,
    PRIMARY KEY (dataset, document, sequence)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS changes_by_sequence ON changes (sequence);
  CREATE TABLE IF NOT EXISTS key_values (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`

/**
 * Opens (and makes, when missing) `lake.db` in the folder. A file that is damaged or none of ours is
 * left as it is: it may hold content that can still be rescued.
 * @param mostPages bound of the file's size in pages of 4 KB, for trying out a full disk
 * @throws StorageFault naming the file and what to do
 */
export function openDatabase(folder: string, mostPages?: number): DatabaseSync {
  const file = join(folder, 'lake.db')
  let database: DatabaseSync | undefined
  try {
    mkdirSync(folder, { recursive: true })
    database = new DatabaseSync(file)
    // NORMAL survives a killed process; only a power cut may lose the last moments.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;')
    database.exec(SCHEMA)
    if (mostPages !== undefined) database.exec(`PRAGMA max_page_count = ${mostPages}`)
    return database
  } catch (cause) {
    database?.close()
    throw unusableFile(file, cause)
  }
}

/** The fault of a database file that cannot be used, whatever was being done with it. */
export function unusableFile(file: string, cause: unknown): StorageFault {
  const fault = describeStorageFault(cause)
  const reason = fault instanceof Error ? fault.message : String(fault)
  return new StorageFault(
    `${file} cannot be used: ${reason} The file was left as it is. Move it away to start with an empty lake, or put a copy in its place.`,
    { cause },
  )
}
