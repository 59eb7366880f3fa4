import type { LakeDocument } from '../documents/document.ts'
import type { DocumentView } from '../documents/document-view.ts'
import { referencesOf } from '../documents/references.ts'
import { isRecord, type JsonRecord } from '../json.ts'

export type Candidates = {
  documents: readonly LakeDocument[]
  /** True when exactly these fulfill the condition, false when some of them may not. */
  isExact: boolean
}

/** The documents an index finds for a condition; undefined when none can help. */
export function findCandidates(
  condition: unknown,
  params: JsonRecord,
  view: DocumentView,
): Candidates | undefined {
  if (!isRecord(condition)) return undefined
  const find = (part: unknown) => findCandidates(part, params, view)
  switch (condition.type) {
    case 'Group':
      return find(condition.base)
    case 'And':
      return fewer(find(condition.left), find(condition.right))
    case 'Or':
      return both(find(condition.left), find(condition.right))
    case 'OpCall':
      return compare(condition, params, view)
    case 'FuncCall':
      return refer(condition, params, view)
    default:
      return undefined
  }
}

/** Of two conditions that both have to hold, the one that leaves fewer documents. */
export function fewer(
  one: Candidates | undefined,
  other: Candidates | undefined,
): Candidates | undefined {
  if (!one || !other) {
    const found = one ?? other
    return found && { ...found, isExact: false }
  }
  const { documents } = one.documents.length <= other.documents.length ? one : other
  return { documents, isExact: false }
}

function both(one: Candidates | undefined, other: Candidates | undefined): Candidates | undefined {
  if (!one || !other) return undefined
  return { documents: [...new Set([...one.documents, ...other.documents])], isExact: false }
}

function compare(
  { op, left, right }: JsonRecord,
  params: JsonRecord,
  view: DocumentView,
): Candidates | undefined {
  const find = lookupOf(pathOf(left), view)
  if (!find) return undefined
  const value = constantOf(right, params)
  if (op === '==' && typeof value === 'string') return { documents: find(value), isExact: true }
  if (op !== 'in' || !Array.isArray(value)) return undefined
  const keys = new Set(value.filter((key) => typeof key === 'string'))
  return { documents: [...keys].flatMap(find), isExact: true }
}

function lookupOf(
  path: string | undefined,
  view: DocumentView,
): ((key: string) => readonly LakeDocument[]) | undefined {
  if (path === '_id') {
    return (id) => {
      const document = view.get(id)
      return document ? [document] : []
    }
  }
  if (path === '_type') return (type) => view.ofType(type)
  return path === 'slug.current' ? (slug) => view.withSlug(slug) : undefined
}

function refer(
  { namespace, name, args }: JsonRecord,
  params: JsonRecord,
  view: DocumentView,
): Candidates | undefined {
  if (namespace !== 'global' || name !== 'references' || !Array.isArray(args)) return undefined
  const ids = args.flatMap((arg) => constantOf(arg, params))
  if (!ids.every((id) => typeof id === 'string')) return undefined
  const documents = view
    .all()
    .filter((document) => ids.some((id) => referencesOf(document).has(id)))
  return { documents, isExact: false }
}

/** `slug.current` for such an expression; undefined for anything but names joined by dots. */
export function pathOf(node: unknown): string | undefined {
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
