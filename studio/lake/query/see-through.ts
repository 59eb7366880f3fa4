import type { ExprNode } from 'groq-js'
import { isRecord, type JsonRecord } from '../json.ts'
import { CLEAN_FIELD, LEAF_FIELD } from './trace-values.ts'

type Node = JsonRecord & { type: string }

/** Functions that hand values through without looking into them. */
const HANDING_THROUGH = new Set(['coalesce', 'compact'])
/** Nodes whose results are made by the query and thus never traced. */
const MAKING = new Set([
  'OpCall',
  'And',
  'Or',
  'Not',
  'InRange',
  'Neg',
  'Pos',
  'Value',
  'Parameter',
  'Everything',
])

/**
 * A query that gives the same answer for traced documents: wherever it compares, counts or computes
 * it gets the plain values, and everywhere else the traced ones are handed through to the result.
 */
export function seeThroughTraces(tree: ExprNode): ExprNode {
  const seeing = rewrite(tree)
  if (!isExpression(seeing)) throw new TypeError('A query must stay a query')
  return seeing
}

function rewrite(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewrite)
  if (!isRecord(value)) return value
  if (!isNode(value)) return mapParts(value, rewrite)
  switch (value.type) {
    case 'OpCall':
      // Joining lists keeps their elements; only what is added up itself has to be plain.
      return mapParts(value, value.op === '+' ? (part) => plainLeaf(rewrite(part)) : clean)
    case 'And':
    case 'Or':
    case 'Not':
    case 'Neg':
    case 'Pos':
    case 'InRange':
    case 'Asc':
    case 'Desc':
      return mapParts(value, clean)
    case 'FuncCall':
      if (HANDING_THROUGH.has(String(value.name))) return mapParts(value, rewrite)
      return { ...value, args: list(value.args).map(clean) }
    case 'PipeFuncCall':
      return { ...value, base: rewrite(value.base), args: list(value.args).map(clean) }
    case 'Filter':
      return { ...value, base: rewrite(value.base), expr: clean(value.expr) }
    case 'SelectAlternative':
    case 'ObjectConditionalSplat':
      return { ...value, condition: clean(value.condition), value: rewrite(value.value) }
    case 'Projection':
      return { ...value, base: plainLeaf(rewrite(value.base)), expr: rewrite(value.expr) }
    case 'Deref':
      return { ...value, base: plainReference(rewrite(value.base)) }
    default:
      return mapParts(value, rewrite)
  }
}

/** Gives the plain value of what `part` results in; lists are made plain element by element. */
function clean(part: unknown): unknown {
  const node = rewrite(part)
  if (!isNode(node) || isMade(node)) return node
  const self: Node = { type: 'This' }
  const plainSelf = coalesce(attributeOf(self, CLEAN_FIELD), self)
  const elements: Node = { type: 'Map', base: self, expr: plainSelf }
  return withValueOf(node, coalesce(attributeOf(self, CLEAN_FIELD), elements, self))
}

function plainLeaf(node: unknown): unknown {
  if (!isNode(node) || isMade(node)) return node
  const self: Node = { type: 'This' }
  return withValueOf(node, coalesce(attributeOf(self, LEAF_FIELD), self))
}

/** A reference whose `_ref` is plain. */
function plainReference(node: unknown): unknown {
  if (!isNode(node)) return node
  const id = attributeOf({ type: 'This' }, '_ref')
  const value = coalesce(attributeOf(id, CLEAN_FIELD), id)
  const attribute = { type: 'ObjectAttributeValue', name: '_ref', value }
  return withValueOf(node, { type: 'Object', attributes: [attribute] })
}

/** Evaluates `node` once and `expression` with its value as `@`: `[node].map(expression)[0]`. */
function withValueOf(node: Node, expression: Node): Node {
  const base = { type: 'Array', elements: [{ type: 'ArrayElement', value: node, isSplat: false }] }
  return { type: 'AccessElement', base: { type: 'Map', base, expr: expression }, index: 0 }
}

function isMade(node: Node): boolean {
  if (node.type === 'FuncCall') return !HANDING_THROUGH.has(String(node.name))
  if (node.type === 'Asc' || node.type === 'Desc') return true
  // What `+` joins may be lists with traced elements.
  return MAKING.has(node.type) && node.op !== '+'
}

function mapParts(node: JsonRecord, change: (part: unknown) => unknown): JsonRecord {
  return Object.fromEntries(
    Object.entries(node).map(([part, value]) => [
      part,
      Array.isArray(value) || isRecord(value) ? change(value) : value,
    ]),
  )
}

function coalesce(...args: Node[]): Node {
  return { type: 'FuncCall', namespace: 'global', name: 'coalesce', args }
}

function attributeOf(base: Node, name: string): Node {
  return { type: 'AccessAttribute', base, name }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function isNode(value: unknown): value is Node {
  return isRecord(value) && typeof value.type === 'string'
}

// The shape follows from that of the tree it was made of; this only tells the compiler.
function isExpression(value: unknown): value is ExprNode {
  return isNode(value)
}
