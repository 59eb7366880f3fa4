import { type ExprNode, parse } from 'groq-js'
import { isRecord, type JsonRecord } from '../json.ts'
import { LakeError } from '../lake-error.ts'
import { replaceTextQueries } from './text-query.ts'

type Parsed = { tree: ExprNode; parameters: readonly string[] }

/** `[$at]` is an element for a number and a filter for anything else. */
const NUMBER_OR_FILTER = /\[\s*-?\s*\$\w+\s*\]/

const MOST_PARSED = 500
const parsed = new Map<string, Parsed>()

/**
 * The syntax tree of a query, from the cache when it was parsed before.
 * @throws LakeError 400 `queryParseError` with the place of the mistake, also for a parameter that
 * the query names and the request does not give
 */
export function parseQuery(query: string, params: JsonRecord): ExprNode {
  const { tree, parameters } = findParsed(query, params)
  const missing = parameters.find((name) => !Object.hasOwn(params, name))
  if (missing === undefined) return tree
  const start = Math.max(0, query.search(new RegExp(`\\$${missing}\\b`)))
  const description = `param $${missing} referenced, but not provided`
  throw parseFailure(query, description, start, start + missing.length + 1)
}

function findParsed(query: string, params: JsonRecord): Parsed {
  const known = parsed.get(query)
  if (known) return known
  try {
    if (!NUMBER_OR_FILTER.test(query)) return remember(query, parse(query))
  } catch (error) {
    // A slice such as [0...$limit] needs its parameters while parsing: one tree per set of values.
    if (!(error instanceof Error) || error.name === 'GroqSyntaxError' || !query.includes('$')) {
      throw describeMistake(query, error)
    }
  }
  const key = `${query}\n${JSON.stringify(params)}`
  const withValues = parsed.get(key)
  if (withValues) return withValues
  try {
    return remember(key, parse(query, { params }))
  } catch (error) {
    throw describeMistake(query, error)
  }
}

function remember(key: string, tree: ExprNode): Parsed {
  replaceTextQueries(tree)
  if (parsed.size >= MOST_PARSED) {
    const oldest = parsed.keys().next().value
    if (oldest !== undefined) parsed.delete(oldest)
  }
  const entry = { tree, parameters: [...findParameters(tree)] }
  parsed.set(key, entry)
  return entry
}

function findParameters(node: unknown, names: Set<string> = new Set()): Set<string> {
  if (Array.isArray(node)) {
    for (const item of node) findParameters(item, names)
  } else if (isRecord(node)) {
    if (node.type === 'Parameter' && typeof node.name === 'string') names.add(node.name)
    for (const part of Object.values(node)) findParameters(part, names)
  }
  return names
}

function describeMistake(query: string, error: unknown): LakeError {
  const description = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && 'position' in error && typeof error.position === 'number') {
    const start = Math.min(error.position, query.length)
    return parseFailure(query, description, start, Math.min(query.length, start + 1))
  }
  // The parser tells no place for unknown functions and the like, but their name.
  const [, name = ''] = /:\s*([\w:]+)\s*$/.exec(description) ?? []
  const start = name === '' ? -1 : query.indexOf(name)
  if (start < 0) return parseFailure(query, description, 0, query.length)
  return parseFailure(query, description, start, start + name.length)
}

function parseFailure(query: string, description: string, start: number, end: number): LakeError {
  return new LakeError(400, 'queryParseError', description, { query, start, end })
}
