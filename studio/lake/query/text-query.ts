import type { ExprNode } from 'groq-js'
import { isRecord, type JsonRecord } from '../json.ts'
import { scoreText } from './score-text.ts'
import { TEXT_FIELD } from './searchable-text.ts'

const CALL = '\u0000text-query:'
const END = '\u0000'

type Node = JsonRecord & { type: string }
type TextMatch = Node & { left: Node; right: Node & { args: Node[] } }

/**
 * Makes `x match text::query(q)` work, which groq-js only knows by name. It has no door for further
 * functions except the one that follows references, so a call becomes a reference: to a string that
 * holds the query and the text, which {@link answerTextCall} turns into a score. Changes the tree
 * in place.
 */
export function replaceTextQueries(tree: ExprNode): void {
  replaceIn(tree, false)
}

/** True when the query needs `addSearchText`. */
export function usesTextQuery(query: string): boolean {
  return query.includes('text::query')
}

/** The score for a reference made by {@link replaceTextQueries}; undefined for a real one. */
export function answerTextCall(reference: string): { score: number } | undefined {
  if (!reference.startsWith(CALL)) return undefined
  const end = reference.indexOf(END, CALL.length)
  const score = scoreText(reference.slice(CALL.length, end), reference.slice(end + 1))
  return { score }
}

/** @param isScored inside `score()`, where the goodness of a match counts, not only the fact */
function replaceIn(node: unknown, isScored: boolean): void {
  if (Array.isArray(node)) {
    for (const item of node) replaceIn(item, isScored)
    return
  }
  if (!isNode(node)) return
  if (isScored && node.type === 'Group') replaceBy(node, node.base)
  if (isTextMatch(node)) {
    replaceBy(node, toScoring(node, isScored))
    return
  }
  for (const [part, value] of Object.entries(node)) {
    replaceIn(value, isScoredPart(node, part, isScored))
  }
}

function isScoredPart(node: Node, part: string, isScored: boolean): boolean {
  if (node.type === 'PipeFuncCall') return node.name === 'score' && part === 'args'
  const passesOn = node.type === 'Or' || node.type === 'And' || node.name === 'boost'
  return isScored && passesOn
}

function toScoring({ left, right }: TextMatch, isScored: boolean): Node {
  const [query = literal('')] = right.args
  const call = join(literal(CALL), query, literal(END), textOf(left))
  const attribute = { type: 'ObjectAttributeValue', name: '_ref', value: call }
  const answer = { type: 'Deref', base: { type: 'Object', attributes: [attribute] } }
  const score = attributeOf(answer, 'score')
  const isFound = { type: 'OpCall', op: '>', left: score, right: literal(0) }
  if (!isScored) return isFound
  return { type: 'FuncCall', namespace: 'global', name: 'boost', args: [isFound, score] }
}

/** An expression for all text in what is searched: `@`, a field, or a list of both. */
function textOf(searched: Node): Node {
  if (searched.type === 'This') return coalesce(attributeOf(searched, TEXT_FIELD), asText(searched))
  if (searched.type === 'Group' && isNode(searched.base)) return textOf(searched.base)
  if (searched.type === 'Array' && Array.isArray(searched.elements)) {
    const parts = searched.elements.flatMap((element: unknown) =>
      isRecord(element) && isNode(element.value) ? [textOf(element.value), literal('\n')] : [],
    )
    return parts.length === 0 ? literal('') : join(...parts)
  }
  return asText(searched)
}

/** Strings as they are, lists of strings and Portable Text joined, anything else as nothing. */
function asText(value: Node): Node {
  const self: Node = { type: 'This' }
  const asString = (node: Node) => join(node, literal(''))
  const element = coalesce(asString(self), portableText(self), literal(''))
  const list: Node = { type: 'Map', base: value, expr: element }
  const joined = call('array', 'join', [list, literal('\n')])
  return coalesce(asString(value), joined, portableText(value), literal(''))
}

function portableText(value: Node): Node {
  return call('pt', 'text', [value])
}

function coalesce(...args: Node[]): Node {
  return call('global', 'coalesce', args)
}

function call(namespace: string, name: string, args: Node[]): Node {
  return { type: 'FuncCall', namespace, name, args }
}

function join(...parts: Node[]): Node {
  return parts.reduce((left, right) => ({ type: 'OpCall', op: '+', left, right }))
}

function attributeOf(base: Node, name: string): Node {
  return { type: 'AccessAttribute', base, name }
}

function literal(value: unknown): Node {
  return { type: 'Value', value }
}

function isNode(value: unknown): value is Node {
  return isRecord(value) && typeof value.type === 'string'
}

function isTextMatch(node: Node): node is TextMatch {
  return (
    node.type === 'OpCall' &&
    node.op === 'match' &&
    isNode(node.left) &&
    isNode(node.right) &&
    node.right.type === 'FuncCall' &&
    node.right.namespace === 'text' &&
    node.right.name === 'query'
  )
}

function replaceBy(node: Node, other: unknown): void {
  for (const key of Object.keys(node)) delete node[key]
  Object.assign(node, other)
}
