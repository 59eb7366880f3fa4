import type { Dataset } from '../documents/dataset.ts'
import type { Perspective } from '../documents/perspective.ts'
import type { JsonRecord } from '../json.ts'
import { LakeError } from '../lake-error.ts'
import { evaluateTree } from './evaluate.ts'
import { narrowDataset } from './narrow.ts'
import { parseQuery } from './parse-query.ts'
import { addSearchText } from './searchable-text.ts'
import { mapSources, type PathStyle, type SourceMap } from './source-map.ts'
import { usesTextQuery } from './text-query.ts'

export type QueryRequest = {
  query: string
  params: JsonRecord
  perspective: Perspective
  /** Asks for a source map with paths of that style. */
  sourceMap?: PathStyle | undefined
}

export type QueryAnswer = { result: unknown; resultSourceMap?: SourceMap }

/**
 * Evaluates a GROQ query against what the perspective shows.
 * @throws LakeError 400 for a query that cannot be parsed or evaluated
 */
export function runQuery(dataset: Dataset, request: QueryRequest): QueryAnswer {
  const { query, params, perspective, sourceMap } = request
  const tree = parseQuery(query, params)
  const view = dataset.view(perspective)
  const documents = narrowDataset(tree, params, view)
  if (usesTextQuery(query)) addSearchText(documents)
  const find = (id: string) => view.get(id)
  const evaluation = { tree, documents, find, params, dataset: dataset.name }
  try {
    const result = evaluateTree(evaluation) ?? null
    if (sourceMap === undefined) return { result }
    return { result, resultSourceMap: mapSources(evaluation, result, sourceMap) }
  } catch (cause) {
    if (cause instanceof LakeError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new LakeError(400, 'queryEvaluationError', `Unable to evaluate query: ${reason}`, {
      query,
    })
  }
}
