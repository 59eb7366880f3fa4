import type { LakeDocument } from '../documents/document.ts'
import type { JsonRecord } from '../json.ts'
import type { RawPatch } from '../mutate/mendoza-diff.ts'

/** What one transaction did to one document. */
export type DocumentChange = {
  id: string
  before: LakeDocument | undefined
  after: LakeDocument | undefined
  /** The mutations of the transaction that touched this document, as a listener replays them. */
  mutations: readonly JsonRecord[]
  /** Mendoza patches between the two states, both without `_rev`. */
  effects: { apply: RawPatch; revert: RawPatch }
}

/** A committed transaction. Its id is the `_rev` of every document it wrote. */
export type TransactionRecord = {
  id: string
  author: string
  /** ISO instant */
  timestamp: string
  mutations: readonly JsonRecord[]
  changes: readonly DocumentChange[]
}
