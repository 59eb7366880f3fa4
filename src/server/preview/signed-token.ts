import { createHmac, timingSafeEqual } from 'node:crypto'

const sign = (key: string, text: string) => createHmac('sha256', key).update(text).digest()

/** `value` as text that only a holder of `key` can make; anyone can read it. */
export function signToken(key: string, value: unknown): string {
  const text = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${text}.${sign(key, text).toString('base64url')}`
}

/** What {@link signToken} was given, or undefined for a token that `key` did not sign. */
export function readToken(key: string, token: string): unknown {
  const [text = '', signature = '', ...rest] = token.split('.')
  const given = Buffer.from(signature, 'base64url')
  const expected = sign(key, text)
  if (rest.length > 0 || given.length !== expected.length) return undefined
  if (!timingSafeEqual(given, expected)) return undefined
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
