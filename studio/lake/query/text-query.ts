import type { ExprNode } from 'groq-js'
import type { LakeDocument } from '../documents/document.ts'
import { isRecord, type JsonRecord } from '../json.ts'

/** A hidden field with everything a document says; the name cannot collide with a real field. */
const TEXT_FIELD = '\u0000text'

/**
 * Turns `x match text::query(q)`, which groq-js only knows by name, into `q == "*" || x match q`,
 * and `@` among the searched things into all of the document's text. Changes the tree in place.
 */
export function replaceTextQueries(tree: ExprNode): void {
  visit(tree)
}

/** Gives the documents the hidden field that a replaced text query reads. */
export function addSearchText(documents: readonly LakeDocument[]): void {
  for (const document of documents) {
    if (Object.hasOwn(document, TEXT_FIELD)) continue
    let text: string | undefined
    Object.defineProperty(document, TEXT_FIELD, {
      enumerable: false,
      get() {
        text ??= collectStrings(document).join(' ')
        return text
      },
    })
  }
}

/** True when the query needs {@link addSearchText}. */
export function usesTextQuery(query: string): boolean {
  return query.includes('text::query')
}

function visit(node: unknown): void {
  if (Array.isArray(node)) {
    node.forEach(visit)
    return
  }
  if (!isRecord(node)) return
  if (node.type === 'OpCall' && node.op === 'match' && isTextQuery(node.right)) {
    const left = node.left
    replaceThis(left, node)
    const wanted = node.right.args[0]
    const all = { type: 'OpCall', op: '==', left: wanted, right: { type: 'Value', value: '*' } }
    const match = { type: 'OpCall', op: 'match', left: node.left, right: wanted }
    delete node.op
    Object.assign(node, { type: 'Or', left: all, right: match })
    return
  }
  Object.values(node).forEach(visit)
}

function isTextQuery(node: unknown): node is JsonRecord & { args: unknown[] } {
  return (
    isRecord(node) &&
    node.type === 'FuncCall' &&
    node.namespace === 'text' &&
    node.name === 'query' &&
    Array.isArray(node.args)
  )
}

function replaceThis(searched: unknown, holder: JsonRecord): void {
  if (!isRecord(searched)) return
  if (searched.type === 'This') holder.left = { type: 'AccessAttribute', name: TEXT_FIELD }
  if (searched.type !== 'Array' || !Array.isArray(searched.elements)) return
  for (const element of searched.elements) {
    if (isRecord(element) && isRecord(element.value) && element.value.type === 'This') {
      element.value = { type: 'AccessAttribute', name: TEXT_FIELD }
    }
  }
}

function collectStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(collectStrings)
  return isRecord(value) ? Object.values(value).flatMap(collectStrings) : []
}
