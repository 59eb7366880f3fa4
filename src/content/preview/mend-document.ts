import type { z } from 'zod'
import { boundDocument, countValues } from '../bound-document.ts'
import { ContentError } from '../content-error.ts'
import { parseDocument } from '../parse-document.ts'
import type { RawDocument } from '../raw-document.ts'

type Issue = z.core.$ZodIssue
type Step = string | number

/** How many values of documents are gone through for a mending: a large broken one gets fewer tries. */
const EFFORT = 100_000
/** Each round mends what the one before uncovered: a check of the whole waits for sound fields. */
const ROUNDS = 12
export const STAND_IN = '…'

function isContainer(value: unknown): value is Record<Step, unknown> {
  return typeof value === 'object' && value !== null
}

/** Puts `value` at `path`; undefined takes the entry of a list away. */
function putAt(root: unknown, path: readonly Step[], value: unknown): void {
  const last = path.at(-1)
  if (last === undefined) return
  let holder = root
  for (const step of path.slice(0, -1)) {
    if (!isContainer(holder)) return
    if (!isContainer(holder[step])) holder[step] = {}
    holder = holder[step]
  }
  if (Array.isArray(holder) && typeof last === 'number' && value === undefined) {
    holder.splice(last, 1)
  } else if (isContainer(holder)) {
    holder[last] = value
  }
}

/** What may stand where something is missing or wrong, most modest first. */
function standInsFor(issue: Issue): unknown[] {
  const choices = issue.code === 'invalid_value' ? [...issue.values].reverse() : []
  return [
    null,
    STAND_IN,
    ...choices,
    [],
    {},
    1,
    'missing',
    '2000-01-01',
    '2000-01-01T00:00:00Z',
    '00:00',
    'UTC',
  ]
}

function pathOf(issue: Issue): Step[] {
  return issue.path.filter((step): step is Step => typeof step !== 'symbol')
}

/** Whether something is wrong at `path` itself; what is wrong below it is mended in its turn. */
function isWrongAt(schema: z.ZodType, draft: unknown, path: readonly Step[]): boolean {
  const issues = schema.safeParse(draft).error?.issues ?? []
  return issues.some((issue) => issue.path.join('\0') === path.join('\0'))
}

function mendIssue(
  schema: z.ZodType,
  draft: unknown,
  issue: Issue,
  mayTry: () => boolean,
): unknown {
  const path = pathOf(issue)
  for (const standIn of path.length > 0 ? standInsFor(issue) : []) {
    if (!mayTry()) return undefined
    const attempt = structuredClone(draft)
    putAt(attempt, path, standIn)
    if (!isWrongAt(schema, attempt, path)) return attempt
  }
  const entry = path.findLastIndex((step) => typeof step === 'number')
  if (entry === -1) return undefined
  const attempt = structuredClone(draft)
  putAt(attempt, path.slice(0, entry + 1), undefined)
  return attempt
}

/**
 * The document with stand-ins for what breaks its schema, so that a draft can be looked at before
 * it is complete; undefined when too little is left, or too much would have to be mended.
 */
export function mendDocument<Schema extends z.ZodType>(
  schema: Schema,
  raw: RawDocument,
): z.output<Schema> | undefined {
  let draft: unknown = structuredClone(raw)
  let triesLeft = Math.ceil(EFFORT / countValues(raw))
  const mayTry = () => {
    triesLeft -= 1
    return triesLeft >= 0
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = schema.safeParse(draft)
    if (parsed.success) return parsed.data
    // From the back: taking away an entry of a list moves those behind it.
    for (const issue of parsed.error.issues.toReversed()) {
      draft = mendIssue(schema, draft, issue, mayTry)
      if (draft === undefined) return undefined
    }
  }
  return undefined
}

/** Parses a draft; a broken one is reported and mended. @throws ContentError where that is no use. */
export function parseDraft<Schema extends z.ZodType>(
  schema: Schema,
  raw: RawDocument,
  onProblem: (error: ContentError, raw: RawDocument) => void,
): z.output<Schema> {
  try {
    return parseDocument(schema, raw)
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    onProblem(error, raw)
    // Throws once more for what is beyond all bounds: there is no mending that.
    const mended = mendDocument(schema, boundDocument(raw))
    if (mended === undefined) throw error
    return mended
  }
}
