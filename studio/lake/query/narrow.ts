import type { ExprNode } from 'groq-js'
import type { LakeDocument } from '../documents/document.ts'
import type { DocumentView } from '../documents/document-view.ts'
import { isRecord, type JsonRecord } from '../json.ts'

/**
 * The documents that can possibly matter to a query: with `_id ==`, `_id in`, `slug.current ==` or
 * `_type ==` among the joined conditions of its only `*[…]`, an index finds them. The query's
 * filter still runs, so too many candidates are harmless and too few impossible.
 */
export function narrowDataset(
  tree: ExprNode,
  params: JsonRecord,
  view: DocumentView,
): readonly LakeDocument[] {
  const filters: unknown[] = []
  if (countEverything(tree, filters) !== 1 || filters.length !== 1) return view.all()
  return findCandidates(filters[0], params, view) ?? view.all()
}

/** Counts the `*` of a query, gathering the filters that stand right on one. */
function countEverything(node: unknown, filters: unknown[]): number {
  if (Array.isArray(node)) {
    return node.reduce<number>((sum, item) => sum + countEverything(item, filters), 0)
  }
  if (!isRecord(node)) return 0
  if (node.type === 'Everything') return 1
  if (node.type === 'Filter' && isRecord(node.base) && node.base.type === 'Everything') {
    filters.push(node.expr)
  }
  return Object.values(node).reduce<number>((sum, item) => sum + countEverything(item, filters), 0)
}

function findCandidates(
  condition: unknown,
  params: JsonRecord,
  view: DocumentView,
): readonly LakeDocument[] | undefined {
  if (!isRecord(condition)) return undefined
  if (condition.type === 'Group') return findCandidates(condition.base, params, view)
  if (condition.type === 'And') {
    const left = findCandidates(condition.left, params, view)
    const right = findCandidates(condition.right, params, view)
    if (left && right) return left.length <= right.length ? left : right
    return left ?? right
  }
  if (condition.type !== 'OpCall') return undefined
  const path = pathOf(condition.left)
  const value = constantOf(condition.right, params)
  if (condition.op === '==' && typeof value === 'string') {
    if (path === '_id') return compact([view.get(value)])
    if (path === '_type') return view.ofType(value)
    if (path === 'slug.current') return view.withSlug(value)
  }
  if (condition.op === 'in' && path === '_id' && Array.isArray(value)) {
    const ids = new Set(value.filter((id) => typeof id === 'string'))
    return compact([...ids].map((id) => view.get(id)))
  }
  return undefined
}

function pathOf(node: unknown): string | undefined {
  if (!isRecord(node) || node.type !== 'AccessAttribute') return undefined
  if (typeof node.name !== 'string') return undefined
  if (node.base === undefined) return node.name
  const base = pathOf(node.base)
  return base === undefined ? undefined : `${base}.${node.name}`
}

function constantOf(node: unknown, params: JsonRecord): unknown {
  if (!isRecord(node)) return undefined
  if (node.type === 'Value') return node.value
  if (node.type === 'Parameter' && typeof node.name === 'string') return params[node.name]
  if (node.type !== 'Array' || !Array.isArray(node.elements)) return undefined
  const elements = node.elements.map((element) =>
    isRecord(element) && element.isSplat !== true ? constantOf(element.value, params) : undefined,
  )
  // One element that cannot be told here could be any id.
  return elements.includes(undefined) ? undefined : elements
}

function compact(documents: readonly (LakeDocument | undefined)[]): LakeDocument[] {
  return documents.filter((document) => document !== undefined)
}
