/** A piece of an excerpt; `isHit` where it is one of the words looked for. */
export interface ExcerptPart {
  readonly text: string
  readonly isHit: boolean
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
}

const decode = (text: string) =>
  text.replaceAll(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)

/**
 * Pagefind's excerpt, escaped HTML with `<mark>` around hits, as plain pieces: a page builds its
 * own elements of them and never lets text become markup. Dots stand where the page's text goes on.
 */
export function readExcerpt(excerpt: string, content: string): ExcerptPart[] {
  let isHit = false
  const parts: ExcerptPart[] = []
  const text = excerpt.replaceAll(/<\/?mark>/g, '').trim()
  if (!content.trimStart().startsWith(text)) parts.push({ text: '… ', isHit })
  for (const piece of excerpt.split(/(<\/?mark>)/)) {
    if (piece === '<mark>') isHit = true
    else if (piece === '</mark>') isHit = false
    else if (piece !== '') parts.push({ text: decode(piece), isHit })
  }
  if (!content.trimEnd().endsWith(text)) parts.push({ text: ' …', isHit: false })
  return parts
}
