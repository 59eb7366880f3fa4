import { Dataset } from './documents/dataset.ts'
import type { LakeDocument } from './documents/document.ts'
import { badRequest, LakeError } from './lake-error.ts'
import { planTransaction, type TransactionPlan } from './mutate/plan-transaction.ts'
import type { LakeMutation } from './mutate/read-mutations.ts'
import { randomId } from './random-id.ts'
import type { DocumentStore } from './storage/document-store.ts'
import type { TransactionRecord } from './storage/transaction-record.ts'

/** Everyone on this machine is this user. */
export const LOCAL_USER_ID = 'local-editor'

/** Ids of events are made of it, which end at a line's end and name a document behind a `#`. */
const TRANSACTION_ID = /^[!"$-~]{1,128}$/

type CommitListener = (dataset: Dataset, record: TransactionRecord) => void

/** The documents of all datasets: durable, in memory, and announced as they change. */
export class Lake {
  readonly #store: DocumentStore
  readonly #datasets = new Map<string, Dataset>()
  readonly #listeners = new Set<CommitListener>()

  constructor(store: DocumentStore) {
    this.#store = store
  }

  /** The dataset of that name; an unknown one is simply empty until written to. */
  dataset(name: string): Dataset {
    const known = this.#datasets.get(name)
    if (known) return known
    const dataset = new Dataset(name, this.#store.loadDocuments(name))
    // Only datasets with documents are kept, so that made-up names cost nothing.
    if (dataset.all().length > 0) this.#datasets.set(name, dataset)
    return dataset
  }

  /** Reads every dataset into memory. @throws StorageFault when one of them is damaged */
  load(): void {
    for (const name of this.#store.datasetNames()) this.dataset(name)
  }

  datasetNames(): string[] {
    return [...new Set(['production', ...this.#store.datasetNames(), ...this.#datasets.keys()])]
  }

  /** Calls back after each commit, in order. Returns how to stop. */
  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * The id of a transaction to come: what the writer asks for, or a new one. To be settled before
   * anything else, so that who sends a write again learns that it was done, not why it can't be now.
   * @throws LakeError when it is no id, or has been given to a transaction already
   */
  settleTransactionId(dataset: Dataset, wanted?: string): string {
    const id = wanted ?? randomId()
    if (!TRANSACTION_ID.test(id)) {
      throw badRequest(
        'A transaction id has up to 128 letters, digits and signs, but no blank or #',
      )
    }
    if (this.#store.hasTransaction(dataset.name, id)) {
      const reason = `The transaction with the ID "${id}" already exists`
      throw new LakeError(409, 'transactionAlreadyExistsError', reason)
    }
    return id
  }

  /** Works out a transaction without performing it. */
  plan(
    dataset: Dataset,
    mutations: readonly LakeMutation[],
    id = this.settleTransactionId(dataset),
  ): TransactionPlan {
    const timestamp = new Date().toISOString()
    return planTransaction(dataset, mutations, { id, author: LOCAL_USER_ID, timestamp })
  }

  /** Performs a planned transaction: durable first, then visible, then announced. */
  commit(dataset: Dataset, plan: TransactionPlan): void {
    this.commitTogether(dataset, [plan.record])
  }

  /** Performs several transactions of which none may be there without the others. */
  commitTogether(dataset: Dataset, records: readonly TransactionRecord[]): void {
    this.#store.saveTransactions(dataset.name, records)
    this.#datasets.set(dataset.name, dataset)
    for (const record of records) {
      for (const change of record.changes) dataset.set(change.id, change.after)
      for (const listener of this.#listeners) listener(dataset, record)
    }
  }

  /** Deletes all documents, which listeners hear of, and then the memory that they ever were. */
  deleteDataset(name: string): void {
    const dataset = this.dataset(name)
    const ids = dataset.all().map(({ _id }) => _id)
    if (ids.length > 0) this.write(dataset, [{ kind: 'delete', target: { ids } }])
    this.#store.forgetDataset(name)
    this.#datasets.delete(name)
  }

  /** Plans and commits in one go, for the lake's own writes. */
  write(dataset: Dataset, mutations: readonly LakeMutation[]): TransactionPlan {
    const plan = this.plan(dataset, mutations)
    this.commit(dataset, plan)
    return plan
  }
}

/** The state in which a plan leaves a document. */
export function plannedDocument(
  dataset: Dataset,
  plan: TransactionPlan,
  id: string,
): LakeDocument | undefined {
  const change = plan.record.changes.find((candidate) => candidate.id === id)
  return change ? change.after : dataset.get(id)
}
