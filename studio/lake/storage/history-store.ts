import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { isLakeDocument, type LakeDocument } from '../documents/document.ts'
import { isRecord, type JsonRecord, parseJson } from '../json.ts'
import type { DocumentChange, TransactionRecord } from './transaction-record.ts'

/** One document's part in a past transaction. */
export type PastChange = {
  transactionId: string
  author: string
  timestamp: string
  documentId: string
  previousRev: string | undefined
  after: LakeDocument | undefined
  effects: JsonRecord
}

export type PastTransaction = {
  id: string
  author: string
  timestamp: string
  mutations: unknown
  changes: { documentId: string; effects: JsonRecord }[]
}

type Range = { from: string | null; to: string | null; isReverse: boolean; limit: number }
type Row = { [column: string]: SQLOutputValue }

/** The past: every transaction and every state a document was in. */
export class HistoryStore {
  readonly #database: DatabaseSync

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  /** Transactions that touched one of the documents, between two transaction ids (inclusive). */
  transactions(dataset: string, documentIds: readonly string[], range: Range): PastTransaction[] {
    const marks = documentIds.map(() => '?').join(', ')
    const sequenceOf = '(SELECT sequence FROM transactions WHERE dataset = ? AND id = ?)'
    const rows = this.#database
      .prepare(
        `SELECT * FROM transactions WHERE sequence IN
           (SELECT sequence FROM changes WHERE dataset = ? AND document IN (${marks}))
         AND sequence >= coalesce(${sequenceOf}, 0)
         AND sequence <= coalesce(${sequenceOf}, 9e15)
         ORDER BY sequence ${range.isReverse ? 'DESC' : 'ASC'} LIMIT ?`,
      )
      .all(dataset, ...documentIds, dataset, range.from, dataset, range.to, range.limit)
    const changesOf = this.#database.prepare(
      'SELECT document, effects FROM changes WHERE sequence = ? ORDER BY document',
    )
    return rows.map((row) => ({
      id: String(row.id),
      author: String(row.author),
      timestamp: String(row.timestamp),
      mutations: parseJson(String(row.mutations)),
      changes: changesOf.all(row.sequence ?? null).map((change) => ({
        documentId: String(change.document),
        effects: toRecord(change.effects),
      })),
    }))
  }

  /** The document as that transaction, or the last one before it that touched it, left it. */
  atRevision(dataset: string, documentId: string, revision: string): LakeDocument | undefined {
    return this.#state(
      `dataset = ?1 AND document = ?2 AND sequence <=
         (SELECT sequence FROM transactions WHERE dataset = ?1 AND id = ?3)`,
      [dataset, documentId, revision],
    )
  }

  /** The document as it was at an ISO instant. */
  atTime(dataset: string, documentId: string, time: string): LakeDocument | undefined {
    return this.#state(
      `dataset = ?1 AND document = ?2 AND sequence <=
         (SELECT max(sequence) FROM transactions WHERE dataset = ?1 AND timestamp <= ?3)`,
      [dataset, documentId, time],
    )
  }

  /** The last state in which the document existed. */
  lastState(dataset: string, documentId: string): LakeDocument | undefined {
    return this.#state('dataset = ?1 AND document = ?2 AND after IS NOT NULL', [
      dataset,
      documentId,
    ])
  }

  /** What happened to any of the documents, the newest first. */
  changes(dataset: string, documentIds: readonly string[], limit: number): PastChange[] {
    const marks = documentIds.map(() => '?').join(', ')
    const rows = this.#database
      .prepare(
        `SELECT transactions.id, author, timestamp, document, previous_rev, after, effects
         FROM changes JOIN transactions USING (sequence)
         WHERE changes.dataset = ? AND document IN (${marks}) ORDER BY sequence DESC LIMIT ?`,
      )
      .all(dataset, ...documentIds, limit)
    return rows.map(toPastChange)
  }

  /** Every id of a document's group: published, draft and versions, as far as they have a past. */
  idsOfGroup(dataset: string, publishedId: string): string[] {
    const rows = this.#database
      .prepare(
        `SELECT DISTINCT document FROM changes WHERE dataset = ?1 AND (document IN (?2, 'drafts.' || ?2)
           OR (document >= 'versions.' AND document < 'versions/'
             AND instr(substr(document, 10), '.') > 1
             AND substr(document, instr(substr(document, 10), '.') + 10) = ?2))`,
      )
      .all(dataset, publishedId)
    return rows.map((row) => String(row.document))
  }

  lastTransactionId(dataset: string): string | undefined {
    const row = this.#database
      .prepare('SELECT id FROM transactions WHERE dataset = ? ORDER BY sequence DESC LIMIT 1')
      .get(dataset)
    return row === undefined ? undefined : String(row.id)
  }

  /**
   * The transactions after one, oldest first.
   * @param transactionId of the last one known, or `start` for none
   * @returns undefined when it is unknown or too many came after it
   */
  since(dataset: string, transactionId: string, most: number): TransactionRecord[] | undefined {
    const known = this.#database
      .prepare('SELECT sequence FROM transactions WHERE dataset = ? AND id = ?')
      .get(dataset, transactionId)
    if (!known && transactionId !== 'start') return undefined
    const rows = this.#database
      .prepare(
        'SELECT * FROM transactions WHERE dataset = ? AND sequence > ? ORDER BY sequence LIMIT ?',
      )
      .all(dataset, known?.sequence ?? 0, most + 1)
    return rows.length > most ? undefined : rows.map((row) => this.#toRecord(row))
  }

  transaction(dataset: string, id: string): TransactionRecord | undefined {
    const row = this.#database
      .prepare('SELECT * FROM transactions WHERE dataset = ? AND id = ?')
      .get(dataset, id)
    return row && this.#toRecord(row)
  }

  #toRecord(row: Row): TransactionRecord {
    const parsed = parseJson(String(row.mutations))
    const mutations = Array.isArray(parsed) ? parsed.filter(isRecord) : []
    const changes = this.#database
      .prepare(
        `SELECT document, after, effects, (SELECT earlier.after FROM changes AS earlier
           WHERE earlier.dataset = changes.dataset AND earlier.document = changes.document
             AND earlier.sequence < changes.sequence ORDER BY earlier.sequence DESC LIMIT 1) AS before
         FROM changes WHERE sequence = ? ORDER BY document`,
      )
      .all(row.sequence ?? null)
    return {
      id: String(row.id),
      author: String(row.author),
      timestamp: String(row.timestamp),
      mutations,
      changes: changes.map((change) => toChange(change, mutations)),
    }
  }

  #state(condition: string, values: string[]): LakeDocument | undefined {
    const row = this.#database
      .prepare(`SELECT after FROM changes WHERE ${condition} ORDER BY sequence DESC LIMIT 1`)
      .get(...values)
    return toDocument(row?.after)
  }
}

function toPastChange(row: Row): PastChange {
  const previous = row.previous_rev
  return {
    transactionId: String(row.id),
    author: String(row.author),
    timestamp: String(row.timestamp),
    documentId: String(row.document),
    previousRev: typeof previous === 'string' ? previous : undefined,
    after: toDocument(row.after),
    effects: toRecord(row.effects),
  }
}

function toChange(row: Row, mutations: readonly JsonRecord[]): DocumentChange {
  const id = String(row.document)
  const { apply, revert } = toRecord(row.effects)
  return {
    id,
    before: toDocument(row.before),
    after: toDocument(row.after),
    mutations: mutations.filter((mutation) => targetOf(mutation) === id),
    effects: { apply: toPatch(apply), revert: toPatch(revert) },
  }
}

function targetOf(mutation: JsonRecord): unknown {
  const operand = Object.values(mutation)[0]
  return isRecord(operand) ? (operand._id ?? operand.id) : undefined
}

function toPatch(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function toDocument(value: unknown): LakeDocument | undefined {
  const document = typeof value === 'string' ? parseJson(value) : undefined
  return isLakeDocument(document) ? document : undefined
}

function toRecord(value: unknown): JsonRecord {
  const record = typeof value === 'string' ? parseJson(value) : undefined
  return isRecord(record) ? record : {}
}
