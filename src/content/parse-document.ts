import type { z } from 'zod'
import { boundDocument } from './bound-document.ts'
import { type ContentIssue, describeBroken } from './content-error.ts'
import type { RawDocument } from './raw-document.ts'

/** As many as an editor reads before mending the first; a document can have thousands. */
const ISSUES_TOLD = 20
const LONGEST_REASON = 300

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
  const parsed = schema.safeParse(boundDocument(raw))
  if (parsed.success) return parsed.data
  throw describeBroken(raw, tellIssues(parsed.error.issues))
}

function tellIssues(issues: readonly z.core.$ZodIssue[]): ContentIssue[] {
  const told = issues.slice(0, ISSUES_TOLD).map(({ path, message }) => ({
    field: formatPath(path),
    reason: message.length > LONGEST_REASON ? `${message.slice(0, LONGEST_REASON)}…` : message,
  }))
  const untold = issues.length - told.length
  if (untold === 0) return told
  return [...told, { field: '(whole document)', reason: `and ${untold} more like these` }]
}
