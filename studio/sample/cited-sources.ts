import type { Json } from './sample-document.ts'
import { isSourceKey, type SourceKey } from './sources.ts'

/** The works that a text cites, by marks on its words and by graded claims, each once, in order. */
export function listCitedSources(text: Json): SourceKey[] {
  const cited = new Set<SourceKey>()
  const add = (key: Json | undefined) => {
    if (typeof key === 'string' && isSourceKey(key)) cited.add(key)
  }
  const read = (value: Json): void => {
    if (value === null || typeof value !== 'object') return
    if ('_type' in value && value._type === 'citation') add(value.source)
    if ('_type' in value && value._type === 'claim' && Array.isArray(value.sources)) {
      value.sources.forEach(add)
    }
    // A block's marks stand in its definitions, in the order of its words.
    Object.values(value).forEach(read)
  }
  read(text)
  return [...cited]
}
