import { createHash } from 'node:crypto'
import { z } from 'zod'
import { readToken, signToken } from '../preview/signed-token.ts'

const stamp = z.object({ use: z.literal('form-stamp'), at: z.number(), nonce: z.string() })

/** How long a page may lie open. */
const LASTS_MS = 12 * 3_600_000

/** A form's mark of when it was shown, which only this site can make. */
export function createStamp(key: string, now: number): string {
  return signToken(key, { use: 'form-stamp', at: now, nonce: crypto.randomUUID() })
}

/** How old a stamp is and what names it; undefined for none of ours, and for one too old. */
export function readStamp(
  key: string,
  text: string,
  now: number,
): { readonly ageMs: number; readonly id: string; readonly endsAtMs: number } | undefined {
  const read = stamp.safeParse(readToken(key, text))
  if (!read.success) return undefined
  const ageMs = now - read.data.at
  if (ageMs < 0 || ageMs > LASTS_MS) return undefined
  const id = createHash('sha256').update(read.data.nonce).digest('hex')
  return { ageMs, id: `stamp ${id}`, endsAtMs: read.data.at + LASTS_MS }
}
