import { type ExprNode, parse } from 'groq-js'
import type { JsonRecord } from '../json.ts'
import { LakeError } from '../lake-error.ts'
import { replaceTextQueries } from './text-query.ts'

const MOST_PARSED = 500
const parsed = new Map<string, ExprNode>()

/**
 * The syntax tree of a query, from the cache when it was parsed before.
 * @throws LakeError 400 `queryParseError` with the place of the mistake
 */
export function parseQuery(query: string, params: JsonRecord): ExprNode {
  const known = parsed.get(query)
  if (known) return known
  try {
    return remember(query, parse(query))
  } catch (error) {
    // A slice such as [0...$limit] needs its parameters while parsing: one tree per set of values.
    if (!(error instanceof Error) || error.name === 'GroqSyntaxError' || !query.includes('$')) {
      throw parseError(query, error)
    }
  }
  const key = `${query}\n${JSON.stringify(params)}`
  const withValues = parsed.get(key)
  if (withValues) return withValues
  try {
    return remember(key, parse(query, { params }))
  } catch (error) {
    throw parseError(query, error)
  }
}

function remember(key: string, tree: ExprNode): ExprNode {
  replaceTextQueries(tree)
  if (parsed.size >= MOST_PARSED) {
    const oldest = parsed.keys().next().value
    if (oldest !== undefined) parsed.delete(oldest)
  }
  parsed.set(key, tree)
  return tree
}

function parseError(query: string, error: unknown): LakeError {
  const start =
    error instanceof Error && 'position' in error && typeof error.position === 'number'
      ? error.position
      : 0
  const description = error instanceof Error ? error.message : String(error)
  const end = Math.min(query.length, start + 1)
  return new LakeError(400, 'queryParseError', description, { query, start, end })
}
