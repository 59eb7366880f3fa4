import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, so that guessing is hopeless. */
const TOKEN_BYTES = 32
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** A new secret for a link, a session or a status handle. Only its hash is ever stored. */
export function createToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url')
}

/** SHA-256 (hex). The token has enough randomness of its own to need no salt. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The hash to look a token up by; undefined for text that can't be one. */
export function readToken(text: string): string | undefined {
  return TOKEN.test(text) ? hashToken(text) : undefined
}

/** Compares two hashes without telling by time where they differ. */
export function isSameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
