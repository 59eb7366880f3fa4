import type { DatabaseSync } from 'node:sqlite'
import { isLakeDocument, type LakeDocument } from '../documents/document.ts'
import { parseJson } from '../json.ts'
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

  loadDocuments(dataset: string): LakeDocument[] {
    const rows = this.#database
      .prepare('SELECT body FROM documents WHERE dataset = ? ORDER BY id')
      .all(dataset)
    return rows.map((row) => parseJson(String(row.body))).filter(isLakeDocument)
  }

  hasTransaction(dataset: string, id: string): boolean {
    return this.#findTransaction.get(dataset, id) !== undefined
  }

  /** Writes the transaction and the documents it left behind, all or nothing. */
  saveTransaction(dataset: string, record: TransactionRecord): void {
    const { id, author, timestamp } = record
    this.#database.exec('BEGIN IMMEDIATE')
    try {
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
      this.#database.exec('COMMIT')
    } catch (cause) {
      this.#database.exec('ROLLBACK')
      throw cause
    }
  }
}
