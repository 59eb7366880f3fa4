import type { Dataset } from '../documents/dataset.ts'
import type { LakeDocument } from '../documents/document.ts'
import type { JsonRecord } from '../json.ts'
import { evaluateTree } from '../query/evaluate.ts'
import { parseQuery } from '../query/parse-query.ts'
import { addSearchText } from '../query/searchable-text.ts'
import { usesTextQuery } from '../query/text-query.ts'

/** Tells whether a listener's query selects the document. References resolve in the dataset. */
export type DocumentFilter = (document: LakeDocument, dataset: Dataset) => boolean

/** @throws LakeError 400 when the query cannot be parsed */
export function compileFilter(query: string, params: JsonRecord): DocumentFilter {
  if (query.trim() === '*') return () => true
  const tree = parseQuery(query, params)
  const searchesText = usesTextQuery(query)
  return (document, dataset) => {
    if (searchesText) addSearchText([document])
    try {
      const selected = evaluateTree({
        tree,
        documents: [document],
        find: (id) => dataset.get(id),
        params,
        dataset: dataset.name,
      })
      return Array.isArray(selected)
        ? selected.length > 0
        : selected !== null && selected !== undefined
    } catch {
      // A query that parses but cannot run selects nothing, and must not disturb the writer.
      return false
    }
  }
}
