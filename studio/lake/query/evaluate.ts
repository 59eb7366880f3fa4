import { type ExprNode, evaluateSync, toJS } from 'groq-js'
import type { LakeDocument } from '../documents/document.ts'
import type { JsonRecord } from '../json.ts'
import { answerTextCall } from './text-query.ts'

export type Find = (id: string) => LakeDocument | undefined

export type Evaluation = {
  tree: ExprNode
  /** What `*` stands for. */
  documents: readonly LakeDocument[]
  /** Finds what a reference leads to. */
  find: Find
  params: JsonRecord
  dataset: string
}

/** Runs a parsed query. @throws whatever groq-js throws for what it cannot do */
export function evaluateTree({ tree, documents, find, params, dataset }: Evaluation): unknown {
  const result = evaluateSync(tree, {
    dataset: documents,
    params,
    identity: 'local-editor',
    sanity: { projectId: 'local', dataset },
    dereference: ({ _ref }: { _ref: string }) => answerTextCall(_ref) ?? find(_ref),
  })
  return toJS(result)
}
