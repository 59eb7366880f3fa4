import { type Challenge, createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'

const LASTS_MS = 5 * 60_000
/**
 * One in 256 keys fits, and each takes a browser some thousandths of a second: a second of work for
 * a phone, for us a single key.
 */
const WORK = { algorithm: 'PBKDF2/SHA-256', cost: 3000, keyPrefix: '00' } as const

const payload = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.literal(WORK.algorithm),
      nonce: z.string().max(64),
      salt: z.string().max(64),
      cost: z.literal(WORK.cost),
      keyLength: z.literal(32),
      keyPrefix: z.literal(WORK.keyPrefix),
      expiresAt: z.number(),
    }),
    signature: z.string().max(128),
  }),
  solution: z.object({ counter: z.number().int().min(0), derivedKey: z.string().max(128) }),
})

/** A task for a visitor's browser, by ALTCHA's protocol. */
export function createProofTask(key: string, now: number): Promise<Challenge> {
  return createChallenge({
    ...WORK,
    deriveKey,
    expiresAt: new Date(now + LASTS_MS),
    hmacSignatureSecret: key,
  })
}

/** What names a task that was solved, so that it serves once; undefined for no proof. */
export async function readProof(
  key: string,
  text: string,
  now: number,
): Promise<{ readonly id: string; readonly endsAtMs: number } | undefined> {
  const read = payload.safeParse(parseJson(text))
  if (!read.success) return undefined
  const { challenge, solution } = read.data
  const { parameters } = challenge
  if (parameters.expiresAt * 1000 < now) return undefined
  const { verified } = await verifySolution({
    challenge,
    solution,
    deriveKey,
    hmacSignatureSecret: key,
  })
  return verified
    ? { id: `proof ${parameters.nonce}`, endsAtMs: parameters.expiresAt * 1000 + 1000 }
    : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
  } catch {
    return undefined
  }
}
