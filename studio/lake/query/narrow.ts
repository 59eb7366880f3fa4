import type { ExprNode } from 'groq-js'
import type { LakeDocument } from '../documents/document.ts'
import type { DocumentView } from '../documents/document-view.ts'
import { isRecord, type JsonRecord } from '../json.ts'
import { type Candidates, fewer, findCandidates } from './find-candidates.ts'
import { firstInOrder } from './first-in-order.ts'

/**
 * The documents that can possibly matter to a query: what an index finds for the conditions on its
 * only `*`, and of these, when the query wants the first few in an order, just these few. The whole
 * query still runs on them, so too many candidates are harmless and too few impossible.
 */
export function narrowDataset(
  tree: ExprNode,
  params: JsonRecord,
  view: DocumentView,
): readonly LakeDocument[] {
  const found: Found = { everything: 0, filters: undefined, slice: undefined }
  inspect(tree, found)
  if (found.everything !== 1 || !found.filters) return view.all()
  const candidates = found.filters
    .map((filter) => findCandidates(filter, params, view))
    .reduce<Candidates | undefined>(
      (known, next, index) => (index === 0 ? next : fewer(known, next)),
      undefined,
    )
  if (!candidates) return view.all()
  if (!candidates.isExact || !found.slice) return candidates.documents
  return firstInOrder(candidates.documents, found.slice) ?? candidates.documents
}

type Found = {
  /** How many `*` there are. */
  everything: number
  /** The conditions of `*[…][…]`. */
  filters: unknown[] | undefined
  /** The `*[…] | order(…)[…]` that the query stands on. */
  slice: JsonRecord | undefined
}

function inspect(node: unknown, found: Found): void {
  if (Array.isArray(node)) {
    for (const item of node) inspect(item, found)
    return
  }
  if (!isRecord(node)) return
  if (node.type === 'Everything') found.everything += 1
  if (node.type === 'Filter') found.filters ??= filtersOnEverything(node)
  if (node.type === 'Slice' || node.type === 'AccessElement') {
    const ordered = isRecord(node.base) ? node.base : {}
    if (ordered.type === 'PipeFuncCall' && filtersOnEverything(ordered.base)) found.slice = node
  }
  for (const part of Object.values(node)) inspect(part, found)
}

function filtersOnEverything(node: unknown): unknown[] | undefined {
  if (!isRecord(node) || node.type !== 'Filter' || !isRecord(node.base)) return undefined
  if (node.base.type === 'Everything') return [node.expr]
  const earlier = filtersOnEverything(node.base)
  return earlier && [...earlier, node.expr]
}
