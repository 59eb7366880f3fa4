import { stegaClean } from '@sanity/client/stega'
import { escapeHtml } from '../../components/portable-text/escape-html.ts'

const HEAD = /<head[\s>][\s\S]*?<\/head>/i
/** Elements without an end, comments and the document type: nothing stands inside them. */
const HAS_NO_INSIDE =
  /^<(?:!|area\b|br\b|col\b|hr\b|img\b|input\b|link\b|meta\b|source\b|wbr\b)|\/>$/i
/** Elements whose words are code or a form's, not text. */
const IS_RAW = /^<(script|style|textarea|option)\b/i
const PART = /(<[a-z!/][^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>)|([^<]+|<)/gi

/** The same unseen characters as an address holds them, where a page has put text into a link. */
const ENCODED = /(?:%E2%80%8B|%E2%80%8C|%E2%80%8D|%EF%BB%BF){4,}/gi
const cleanTag = (tag: string) =>
  (tag.includes('\u200b') ? stegaClean(tag) : tag).replace(ENCODED, '')

const mark = (tag: string, field: string) =>
  tag.replace(/\/?>$/, (end) => ` data-sanity="${escapeHtml(field)}"${end}`)

/**
 * Turns the unseen marks in text into attributes of the element around it, which an editor clicks,
 * and leaves none anywhere: no text is longer than it looks, and addresses, labels and titles are as
 * they will be published. An element with several marks keeps the first.
 * @param attributeOf the `data-sanity` of the field that the first mark in a text leads to
 */
export function markFields(
  html: string,
  attributeOf: (text: string) => string | undefined,
): string {
  const parts: string[] = []
  const open: number[] = []
  let raw: string | undefined

  for (const [part, tag] of html.replace(HEAD, (head) => cleanTag(head)).matchAll(PART)) {
    if (tag === undefined) {
      const holder = open.at(-1)
      const field = raw === undefined && holder !== undefined ? attributeOf(part) : undefined
      if (holder !== undefined && field && !parts[holder]?.includes(' data-sanity="')) {
        parts[holder] = mark(parts[holder] ?? '', field)
      }
      parts.push(field === undefined && !part.includes('\u200b') ? part : stegaClean(part))
      continue
    }
    const isEnd = tag.startsWith('</')
    if (raw !== undefined && tag.toLowerCase() !== `</${raw}>`) {
      parts.push(cleanTag(tag))
      continue
    }
    raw = isEnd ? undefined : IS_RAW.exec(tag)?.[1]?.toLowerCase()
    parts.push(cleanTag(tag))
    if (isEnd) open.pop()
    else if (!HAS_NO_INSIDE.test(tag)) open.push(parts.length - 1)
  }
  return (
    parts
      .join('')
      // Blocks are moved in the form, where their whole neighborhood is in view.
      .replaceAll(/ data-sanity="/g, ' data-sanity-drag-disable="true" data-sanity="')
  )
}
