import { z } from 'zod'
import type { FieldProblem, RequestProblem, ReserveRequest } from './reserve-request.ts'
import { US_STATES } from './us-states.ts'

const STATE_CODES = US_STATES.map(([code]) => code)

/** Far above any honest request. */
const MAX_BODY_CHARACTERS = 8192

/** Lone surrogates and control characters: no name has them, and PostgreSQL refuses some. */
const isPlainText = (text: string) => text.isWellFormed() && !/\p{Cc}/u.test(text)

/** The form of a document id of the Content Lake. */
export const documentId = z.string().regex(/^[A-Za-z0-9._-]{1,128}$/, 'Not a document id')

const stateCode = z.enum(STATE_CODES, 'Not a US state or territory')

/** What a visitor fills in, as JSON or, with truth values made of tick boxes, as a plain form. */
export const reserveBody = z.object({
  cohortId: documentId,
  state: stateCode,
  residence: stateCode.optional(),
  name: z
    .string('A name is needed')
    .trim()
    .min(1, 'A name is needed')
    .max(120, 'Longer than 120 characters')
    .refine(isPlainText, 'Contains characters that can’t be stored'),
  email: z
    .string('An e-mail address is needed')
    .trim()
    .max(254, 'Longer than 254 characters')
    .regex(/^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]+$/, 'Not an e-mail address')
    .refine(isPlainText, 'Contains characters that can’t be stored'),
  isAdult: z.literal(true, 'Must be confirmed'),
  attestsLocation: z.literal(true, 'Must be confirmed'),
  consents: z.literal(true, 'Must be confirmed'),
  consentHash: z.string().regex(/^[0-9a-f]{64}$/, 'Not a SHA-256 in lower-case hex'),
  marketing: z.boolean('Must be true or false').optional(),
})

export type ReadRequest = { kind: 'ready'; request: ReserveRequest } | RequestProblem

/** Reads a reservation request; what is wrong is named by place, never by repeating the value. */
export async function readReserveRequest(request: Request): Promise<ReadRequest> {
  const idempotencyKey = readIdempotencyKey(request.headers.get('Idempotency-Key'))
  if (!idempotencyKey) return { kind: 'idempotency-key-missing' }

  const parsed = reserveBody.safeParse(await readJson(request))
  if (!parsed.success) {
    return { kind: 'invalid-request', errors: parsed.error.issues.map(issueToFieldProblem) }
  }
  return { kind: 'ready', request: toReserveRequest(parsed.data, idempotencyKey) }
}

/** What was filled in as a use case takes it: the ticked boxes have done their part. */
export function toReserveRequest(
  body: z.output<typeof reserveBody>,
  idempotencyKey: string,
): ReserveRequest {
  const { isAdult, attestsLocation, consents, ...wish } = body
  return { ...wish, idempotencyKey }
}

/** The draft standard quotes the key; browsers' code mostly doesn't. Both name the same key. */
function readIdempotencyKey(header: string | null): string | undefined {
  const key = header?.trim().replace(/^"(.*)"$/, '$1')
  return key && /^[\x21-\x7e]{1,255}$/.test(key) ? key : undefined
}

/** Whether a request says that it carries JSON, in whichever case. */
export function isJson({ headers }: Pick<Request, 'headers'>): boolean {
  return /^application\/json\b/i.test(headers.get('Content-Type') ?? '')
}

/** Undefined for anything that is not JSON of a reasonable size. */
async function readJson(request: Request): Promise<unknown> {
  // Asking for JSON makes browsers send a preflight first, so other sites can't post here.
  if (!isJson(request) || Number(request.headers.get('Content-Length')) > MAX_BODY_CHARACTERS) {
    return undefined
  }
  const text = await request.text()
  if (text.length > MAX_BODY_CHARACTERS) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function issueToFieldProblem(issue: z.core.$ZodIssue): FieldProblem {
  const pointer = issue.path.map((step) => `/${String(step)}`).join('')
  return { pointer, detail: pointer ? issue.message : 'A JSON object is expected' }
}
