import type { Refusal } from './guard.ts'

const NO_STORE = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' }

/** The status of a refusal, on a page and in a problem document alike. */
export function statusOf({ kind }: Refusal): number {
  return { 'rate-limited': 429, 'looks-automated': 422, 'proof-needed': 428 }[kind]
}

/** When to come again, for programs. */
export function retryHeaders(refusal: Refusal): Record<string, string> {
  return refusal.kind === 'rate-limited' ? { 'retry-after': String(refusal.seconds) } : {}
}

const WORDS = {
  'rate-limited': {
    title: 'Too many tries',
    detail:
      'This was tried too often from one network or for one address. Retry-After says when to try again.',
  },
  'looks-automated': {
    title: 'This looks as if a program had sent it',
    detail: 'A field that people do not see was filled in.',
  },
  'proof-needed': {
    title: 'Some work is asked for',
    detail:
      'Solve the ALTCHA challenge and send the same request again, with the payload (base64 of its JSON) in a Proof-Of-Work header.',
  },
} as const

/** A refusal as a problem document (RFC 9457). */
export function answerRefusal(refusal: Refusal): Response {
  const status = statusOf(refusal)
  const problem = { type: `/problems/${refusal.kind}`, ...WORDS[refusal.kind], status }
  const extra = refusal.kind === 'proof-needed' ? { challenge: refusal.challenge } : {}
  return new Response(JSON.stringify({ ...problem, ...extra }), {
    status,
    headers: { ...NO_STORE, ...retryHeaders(refusal), 'content-type': 'application/problem+json' },
  })
}
