import { works } from './bibliography.ts'

/** The key of a work in the bibliography, and of its entry in a document's `sources`. */
export type SourceKey = keyof typeof works

export const isSourceKey = (key: string): key is SourceKey => Object.hasOwn(works, key)

/** The `sources` field of an article: the named works in the order given. */
export const sources = (keys: readonly SourceKey[]) =>
  keys.map((key) => ({ _key: key, _type: 'source', ...works[key] }))
