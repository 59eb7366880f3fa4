import { type Rule, readField } from './conditions.ts'

/** An entry of a document's source list as a choice. */
export interface SourceChoice {
  readonly value: string
  readonly title: string
}

/** The entries of a `sources` field, numbered the way readers see them; skips what is half written. */
export function listSources(sources: unknown): SourceChoice[] {
  if (!Array.isArray(sources)) return []
  return sources.flatMap((entry: unknown, index) => {
    const key = readField(entry, '_key')
    if (typeof key !== 'string') return []
    const words = ['authors', 'year', 'title'].map((field) => readField(entry, field))
    const title = words.filter((word) => word !== undefined && word !== '').join(', ')
    return [{ value: key, title: `${index + 1}. ${title || 'Unfinished source'}` }]
  })
}

const unknownSource =
  'The source chosen here is no longer in the list of sources. Choose another, or add it again.'

/** The key must belong to an entry of the document's own sources. */
export const checkSourceKey: Rule<string | undefined> = (key, { document }) => {
  const known = listSources(readField(document, 'sources'))
  return key === undefined || known.some(({ value }) => value === key) ? true : unknownSource
}

/** Every key must belong to an entry of the document's own sources. */
export const checkSourceKeys: Rule<unknown[] | undefined> = (keys, { document }) => {
  const known = listSources(readField(document, 'sources'))
  const strays = (keys ?? []).filter((key) => !known.some(({ value }) => value === key))
  return strays.length ? unknownSource : true
}

/** What is said of the evidence as a whole must rest on something a reader can look up. */
export const checkSourcesForGrade: Rule<string | undefined> = (grade, { document }) => {
  const count = listSources(readField(document, 'sources')).length
  if ((grade === 'strong' || grade === 'moderate') && count === 0) {
    return `An approach needs at least one source before it can say “${grade} evidence”. Add it under “Sources”.`
  }
  return true
}
