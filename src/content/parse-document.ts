import type { z } from 'zod'
import { ContentError } from './content-error.ts'

/** What every queried document carries, even a broken one. */
export interface RawDocument {
  readonly _id: string
  readonly _type: string
}

function formatPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(whole document)'
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  )
}

/**
 * Parses a queried document at the boundary.
 * @throws ContentError naming the document, each broken field and the reason.
 */
export function parseDocument<Schema extends z.ZodType>(
  schema: Schema,
  raw: RawDocument,
): z.output<Schema> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new ContentError(
    raw._type,
    raw._id,
    parsed.error.issues.map(({ path, message }) => ({ field: formatPath(path), reason: message })),
  )
}
