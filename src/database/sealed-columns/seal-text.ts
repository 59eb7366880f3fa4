import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { ColumnKey, KeyRing } from './key-ring.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
/**
 * Begins everything encrypted or keyed. No name, address or answer has a control character in it,
 * so nothing that people write can be taken for it.
 */
export const MARK = '\u0001'
const SEALED = /^v1\.([0-9a-f]{8})\.([\w-]{16})\.([\w-]*)\.([\w-]{22})$/
const INDEXED = /^i1\.([0-9a-f]{8})\.[\w-]{43}$/

/** Where a value is kept: it can be read there and nowhere else. */
export interface Place {
  readonly table: string
  readonly column: string
  /** What tells the row from all others. */
  readonly row: readonly string[]
}

/** A stored value can't be read: it is under a key that isn't there, or was changed or moved. */
export class SealedValueUnreadable extends Error {
  override name = 'SealedValueUnreadable'
}

/** Encrypts with AES-256-GCM under a new random nonce: `v1.<key>.<nonce>.<text>.<tag>`. */
export function sealText(key: ColumnKey, text: string, place: Place): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key.sealing, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(placeToBytes(place))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const parts = [nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))
  return `${MARK}v1.${key.id}.${parts.join('.')}`
}

/**
 * The text of a stored value; one that isn't encrypted is given back as it is.
 * @throws SealedValueUnreadable
 */
export function openText(ring: KeyRing, stored: string, place: Place): string {
  if (!stored.startsWith(MARK)) return stored
  const [, id = '', nonce = '', sealed = '', tag = ''] =
    SEALED.exec(stored.slice(MARK.length)) ?? []
  const key = ring.keys.get(id)
  if (!key) throw new SealedValueUnreadable(`${nameOf(place)} is under a key that is not given`)
  const decipher = createDecipheriv(CIPHER, key.sealing, Buffer.from(nonce, 'base64url'), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(placeToBytes(place))
  decipher.setAuthTag(Buffer.from(tag, 'base64url'))
  try {
    const text = [decipher.update(Buffer.from(sealed, 'base64url')), decipher.final()]
    return Buffer.concat(text).toString('utf8')
  } catch (cause) {
    const message = `${nameOf(place)} was changed, or belongs to another row`
    throw new SealedValueUnreadable(message, { cause })
  }
}

/** Keyed hash by which equal values find each other, and nobody without the key can guess any. */
export function indexText(key: ColumnKey, text: string, column: string): string {
  const hash = createHmac('sha256', key.indexing).update(`${column}\0${text}`).digest('base64url')
  return `${MARK}i1.${key.id}.${hash}`
}

/** The id of the key that a stored value is under; undefined for one in the clear. */
export function keyIdOf(stored: string): string | undefined {
  if (!stored.startsWith(MARK)) return undefined
  const text = stored.slice(MARK.length)
  return (SEALED.exec(text) ?? INDEXED.exec(text))?.[1]
}

const placeToBytes = ({ table, column, row }: Place) =>
  Buffer.from(JSON.stringify([table, column, ...row]))

const nameOf = ({ table, column, row }: Place) => `${table}.${column} of ${row.join(' ')}`
