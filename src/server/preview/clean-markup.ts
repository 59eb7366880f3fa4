import { stegaClean } from '@sanity/client/stega'

const HEAD = /<head[\s>][\s\S]*?<\/head>/i
/** A tag with its attributes, quoted ones of which may hold anything. */
const TAG = /<[a-z!/][^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>/gi
/** Elements whose words are no part of the page's text. */
const RAW_TEXT = /<(script|style|textarea|option)\b[^>]*>[\s\S]*?<\/\1>/gi
/** The seat form's words are rendered once more in the browser, from attributes: both must agree. */
const ISLAND = /<astro-island\b[\s\S]*?<\/astro-island>/gi

/**
 * Leaves the unseen marks of a draft's fields in the text that readers read, and nowhere else: an
 * address, a class, a label or a description must be as it will be published.
 */
export function cleanMarkup(html: string): string {
  return html
    .replace(HEAD, (head) => stegaClean(head))
    .replace(ISLAND, (island) => stegaClean(island))
    .replace(RAW_TEXT, (element) => stegaClean(element))
    .replace(TAG, (tag) => stegaClean(tag))
}
