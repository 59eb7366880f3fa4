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
 * own elements of them and never lets text become markup.
 */
export function readExcerpt(excerpt: string): ExcerptPart[] {
  let isHit = false
  const parts: ExcerptPart[] = []
  for (const piece of excerpt.split(/(<\/?mark>)/)) {
    if (piece === '<mark>') isHit = true
    else if (piece === '</mark>') isHit = false
    else if (piece !== '') parts.push({ text: decode(piece), isHit })
  }
  return parts
}
