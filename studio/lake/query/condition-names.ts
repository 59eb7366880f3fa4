import type { ExprNode } from 'groq-js'
import { isRecord, type JsonRecord } from '../json.ts'

/** Parts of a node that decide something instead of being shown, by node type. */
const DECIDING_PARTS: { [type: string]: readonly string[] } = {
  Filter: ['expr'],
  SelectAlternative: ['condition'],
  ObjectConditionalSplat: ['condition'],
  PipeFuncCall: ['args'],
  AccessElement: [],
}

const DECIDING_TYPES = new Set(['OpCall', 'And', 'Or', 'Not', 'InRange', 'Deref'])

/**
 * The names of all fields a query reads to decide: in filters, comparisons, order and `select`
 * conditions, and, when asked, as arguments of functions other than coalesce().
 */
export function namesInConditions(
  tree: ExprNode,
  kind: 'conditions' | 'conditions and functions',
): Set<string> {
  const names = new Set<string>()
  visit(tree, false, kind === 'conditions and functions', names)
  return names
}

function visit(node: unknown, decides: boolean, inFunctions: boolean, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, decides, inFunctions, names)
    return
  }
  if (!isRecord(node)) return
  if (decides && node.type === 'AccessAttribute' && typeof node.name === 'string') {
    names.add(node.name)
  }
  const type = String(node.type)
  const all = decides || isDeciding(node, type, inFunctions)
  const parts = DECIDING_PARTS[type] ?? []
  for (const [part, value] of Object.entries(node)) {
    visit(value, all || parts.includes(part), inFunctions, names)
  }
}

function isDeciding(node: JsonRecord, type: string, inFunctions: boolean): boolean {
  // `+` joins strings as well as numbers, and joined strings may keep their marks.
  if (type === 'OpCall') return node.op !== '+' || inFunctions
  if (type === 'FuncCall') return inFunctions && node.name !== 'coalesce'
  return DECIDING_TYPES.has(type) && type !== 'Deref'
}
