import { statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { isLakeDocument, type LakeDocument } from '../documents/document.ts'
import { parseJson } from '../json.ts'
import { describeStorageFault, StorageFault } from './storage-fault.ts'
import type { TransactionRecord } from './transaction-record.ts'

/** Durable documents and transactions; the in-memory datasets are loaded from here. */
export class DocumentStore {
  readonly #database: DatabaseSync
  readonly #putDocument
  readonly #removeDocument
  readonly #addTransaction
  readonly #addChange
  readonly #findTransaction

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#putDocument = database.prepare(
      'INSERT INTO documents VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body',
    )
    this.#removeDocument = database.prepare('DELETE FROM documents WHERE dataset = ? AND id = ?')
    this.#addTransaction = database.prepare(
      'INSERT INTO transactions (dataset, id, author, timestamp, mutations) VALUES (?, ?, ?, ?, ?)',
    )
    this.#addChange = database.prepare('INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)')
    this.#findTransaction = database.prepare(
      'SELECT sequence FROM transactions WHERE dataset = ? AND id = ?',
    )
  }

  datasetNames(): string[] {
    const rows = this.#database.prepare('SELECT DISTINCT dataset FROM documents').all()
    return rows.map((row) => String(row.dataset))
  }

  /** One by one, so that a large dataset is never in memory twice. */
  *loadDocuments(dataset: string): Generator<LakeDocument> {
    const rows = this.#database
      .prepare('SELECT id, body FROM documents WHERE dataset = ? ORDER BY id')
      .iterate(dataset)
    for (const row of rows) {
      const document = parseJson(String(row.body))
      if (isLakeDocument(document) && document._id === row.id) yield document
      // Leaving it out would look as if somebody had deleted it.
      else throw new StorageFault(`The document "${row.id}" of dataset "${dataset}" is damaged.`)
    }
  }

  hasTransaction(dataset: string, id: string): boolean {
    return this.#findTransaction.get(dataset, id) !== undefined
  }

  countTransactions(dataset: string): number {
    const counted = this.#database
      .prepare('SELECT count(*) AS n FROM transactions WHERE dataset = ?')
      .get(dataset)
    return Number(counted?.n ?? 0)
  }

  /** Bytes of the database and what is still in its write-ahead log. */
  sizeOnDisk(): number {
    const file = this.#database.location()
    if (file === null) return 0
    return [file, `${file}-wal`].reduce(
      (total, path) => total + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
  }

  /** Writes the transactions and the documents they left behind, all or nothing. */
  saveTransactions(dataset: string, records: readonly TransactionRecord[]): void {
    this.#atomically(() => {
      for (const record of records) this.#save(dataset, record)
    })
  }

  /** Forgets a dataset with its past, and gives the space back. */
  forgetDataset(dataset: string): void {
    this.#atomically(() => {
      for (const table of ['documents', 'changes', 'transactions']) {
        this.#database.prepare(`DELETE FROM ${table} WHERE dataset = ?`).run(dataset)
      }
    })
    this.#database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)')
  }

  #save(dataset: string, record: TransactionRecord): void {
    const { id, author, timestamp } = record
    const mutations = JSON.stringify(record.mutations)
    const added = this.#addTransaction.run(dataset, id, author, timestamp, mutations)
    for (const change of record.changes) {
      const body = change.after ? JSON.stringify(change.after) : null
      if (body === null) this.#removeDocument.run(dataset, change.id)
      else this.#putDocument.run(dataset, change.id, body)
      this.#addChange.run(
        added.lastInsertRowid,
        dataset,
        change.id,
        change.before?._rev ?? null,
        body,
        JSON.stringify(change.effects),
      )
    }
  }

  #atomically(write: () => void): void {
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      write()
      this.#database.exec('COMMIT')
    } catch (cause) {
      // Some faults, a full disk among them, end the transaction by themselves.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw describeStorageFault(cause)
    }
  }
}
