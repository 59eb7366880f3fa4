import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

const KEY_BYTES = 32
const ID_BYTES = 4
/** Stands in the list for no key: what is written where it comes first is not encrypted. */
const NO_KEY = 'none'

/** One secret of the operator, and what is derived from it: no two uses share a key. */
export interface ColumnKey {
  /** Eight hex digits that follow from the secret and say nothing of it. */
  readonly id: string
  /** For AES-256-GCM. */
  readonly sealing: KeyObject
  /** For HMAC-SHA-256 over what rows are looked up by. */
  readonly indexing: KeyObject
}

export interface KeyRing {
  /** What is written is encrypted under this one; undefined where it is written in the clear. */
  readonly writer: ColumnKey | undefined
  /** Everything that can be read, by id. */
  readonly keys: ReadonlyMap<string, ColumnKey>
}

/** The list of keys is not one. The message never repeats any of it. */
export class KeyRingInvalid extends Error {
  override name = 'KeyRingInvalid'
}

/**
 * Reads a list of secrets of 32 bytes in base64, separated by commas. The first encrypts, all can
 * be read; the word `none` may stand for a secret.
 * @throws KeyRingInvalid
 */
export function readKeyRing(list: string): KeyRing {
  const entries = list.split(',').map((entry) => entry.trim())
  const keys = new Map<string, ColumnKey>()
  let writer: ColumnKey | undefined
  for (const [index, entry] of entries.entries()) {
    if (entry === NO_KEY) continue
    const key = deriveKey(readSecret(entry, index + 1))
    if (keys.has(key.id)) throw new KeyRingInvalid(`Key ${index + 1} is there twice`)
    keys.set(key.id, key)
    if (index === 0) writer = key
  }
  return { writer, keys }
}

function readSecret(entry: string, place: number): Buffer {
  const secret = Buffer.from(entry, 'base64')
  // Buffer passes over what is not base64, so the length alone would let typing errors through.
  const isWhole = /^[A-Za-z0-9+/]+=?$/.test(entry) && secret.toString('base64') === entry
  if (isWhole && secret.length === KEY_BYTES) return secret
  throw new KeyRingInvalid(
    `Key ${place} is not 32 bytes in base64: openssl rand -base64 32 makes one`,
  )
}

function deriveKey(secret: Buffer): ColumnKey {
  const derive = (use: string) => {
    const bytes = hkdfSync('sha256', secret, '', `attune column encryption: ${use}`, KEY_BYTES)
    return createSecretKey(Buffer.from(bytes))
  }
  const id = createHmac('sha256', derive('id')).digest().subarray(0, ID_BYTES).toString('hex')
  return { id, sealing: derive('sealing'), indexing: derive('indexing') }
}
