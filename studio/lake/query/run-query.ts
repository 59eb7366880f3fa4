import { evaluateSync, toJS } from 'groq-js'
import type { Dataset } from '../documents/dataset.ts'
import type { LakeDocument } from '../documents/document.ts'
import type { Perspective } from '../documents/perspective.ts'
import type { JsonRecord } from '../json.ts'
import { LakeError } from '../lake-error.ts'
import { narrowDataset } from './narrow.ts'
import { parseQuery } from './parse-query.ts'
import { mapSources, type SourceMap } from './source-map.ts'
import { addSearchText, usesTextQuery } from './text-query.ts'

export type QueryRequest = {
  query: string
  params: JsonRecord
  perspective: Perspective
  withSourceMap?: boolean
}

export type QueryAnswer = { result: unknown; resultSourceMap?: SourceMap }

/**
 * Evaluates a GROQ query against what the perspective shows.
 * @throws LakeError 400 for a query that cannot be parsed or evaluated
 */
export function runQuery(dataset: Dataset, request: QueryRequest): QueryAnswer {
  const { query, params, perspective } = request
  const tree = parseQuery(query, params)
  const view = dataset.view(perspective)
  const documents = narrowDataset(tree, params, view)
  if (usesTextQuery(query)) addSearchText(documents)
  const evaluate = (
    visible: readonly LakeDocument[],
    dereference: (id: string) => LakeDocument | undefined,
  ): unknown => {
    const options = {
      dataset: visible,
      params,
      identity: 'local-editor',
      sanity: { projectId: 'local', dataset: dataset.name },
      dereference: ({ _ref }: { _ref: string }) => dereference(_ref),
    }
    return toJS(evaluateSync(tree, options))
  }
  try {
    const result = evaluate(documents, (id) => view.get(id)) ?? null
    if (!request.withSourceMap) return { result }
    const resultSourceMap = mapSources({
      tree,
      result,
      documents,
      dereference: (id) => view.get(id),
      evaluate,
    })
    return { result, resultSourceMap }
  } catch (cause) {
    if (cause instanceof LakeError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new LakeError(400, 'queryEvaluationError', `Unable to evaluate query: ${reason}`, {
      query,
    })
  }
}
