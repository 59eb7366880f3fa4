import { createDataAttribute } from '@sanity/visual-editing/create-data-attribute'

/**
 * The unseen characters that @vercel/stega writes for the digits 0 to 3; four digits make a byte,
 * and four zeros stand before a message.
 */
const DIGITS = '\u200b\u200c\u200d\ufeff'
const MESSAGE = /\u200b{4}((?:(?:\u200b|\u200c|\u200d|\ufeff){4})+)/

function readBytes(message: string): Uint8Array {
  const bytes = new Uint8Array(message.length / 4)
  for (let at = 0; at < message.length; at += 1) {
    const byte = at >> 2
    bytes[byte] = ((bytes[byte] ?? 0) << 2) | DIGITS.indexOf(message[at] ?? '')
  }
  return bytes
}

function readAddress(message: string): URL | undefined {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(readBytes(message)))
    const href = typeof read === 'object' && read !== null && 'href' in read ? read.href : undefined
    return typeof href === 'string' ? (URL.parse(href) ?? undefined) : undefined
  } catch {
    return undefined
  }
}

/** The `data-sanity` attribute of the field that a text says it comes from; the first of several. */
export function readStega(text: string): string | undefined {
  const message = MESSAGE.exec(text)?.[1]
  const address = message === undefined ? undefined : readAddress(message)
  const [id, type, path] = ['id', 'type', 'path'].map((name) => address?.searchParams.get(name))
  if (!address || !id || !type || !path) return undefined
  return createDataAttribute({ baseUrl: address.origin, id, type, path }).toString()
}
