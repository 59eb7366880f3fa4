import type { PreparedBlock, PreparedTextBlock } from './prepare-article.ts'

/** A block that is more than words and marks. */
export type OtherBlock = Exclude<PreparedBlock, PreparedTextBlock>
type TextPart = { readonly text: PreparedTextBlock[] } | { readonly block: OtherBlock }

const isText = (block: PreparedBlock): block is PreparedTextBlock => block._type === 'block'

/** The body in order, with text blocks that follow one another together: a list is several of them. */
export function gatherText(body: readonly PreparedBlock[]): TextPart[] {
  const parts: TextPart[] = []
  for (const block of body) {
    const last = parts.at(-1)
    if (!isText(block)) parts.push({ block })
    else if (last && 'text' in last) last.text.push(block)
    else parts.push({ text: [block] })
  }
  return parts
}
