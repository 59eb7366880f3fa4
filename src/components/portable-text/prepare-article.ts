import { stegaClean } from '@sanity/client/stega'
import type { Source } from '../../content/schemas/approach.ts'
import type {
  ArticleBlock,
  Claim,
  MarkDefinition,
  TextBlock,
} from '../../content/schemas/portable-text.ts'
import { untangleMarks } from './untangle-marks.ts'

/** An entry of the contents list. */
export interface ContentsEntry {
  readonly id: string
  readonly title: string
}

/** A source with its number in the text and the anchors of the places that cite it. */
export interface NumberedSource extends Source {
  readonly number: number
  readonly citedAt: readonly string[]
}

/** A citation with the number it shows and the anchor that its source leads back to. */
export interface Citation {
  readonly number: number
  readonly anchor: string
}

type OtherMark = Exclude<MarkDefinition, { _type: 'citation' }>
export type CitationMark = Extract<MarkDefinition, { _type: 'citation' }> & Citation
export type PreparedTextBlock = Omit<TextBlock, 'markDefs'> & {
  readonly id?: string
  readonly markDefs: readonly (OtherMark | CitationMark)[]
}
export type PreparedClaim = Claim & { readonly citations: readonly Citation[] }
export type PreparedBlock =
  | Exclude<ArticleBlock, { _type: 'block' | 'claim' }>
  | PreparedTextBlock
  | PreparedClaim

export interface PreparedArticle {
  readonly body: readonly PreparedBlock[]
  readonly contents: readonly ContentsEntry[]
  readonly sources: readonly NumberedSource[]
  readonly minutesToRead: number
}

const WORDS_PER_MINUTE = 220

/** Anchors that layouts and components have; a heading of the same name gets another one. */
const IDS_OF_THE_PAGE = [
  'main',
  'at-a-glance',
  'contents',
  'sources',
  'related',
  'offer',
  'reserve',
  'reserve-heading',
  'crisis-help',
  'crisis-help-heading',
  'footer-read',
  'footer-about',
  'menu',
  'share',
  'share-status',
  'review',
  'facts',
  'groups',
  'other-topics',
]

function blockToText(block: TextBlock): string {
  // A preview's text carries its fields unseen; anchors and counts are of the words alone.
  return stegaClean(block.children.map((child) => child.text).join(''))
}

function titleToId(title: string): string {
  const id = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return id || 'section'
}

function wordsOf(block: ArticleBlock): string {
  if (block._type !== 'block') return JSON.stringify(Object.values(block))
  return block.children.map((child) => child.text).join('')
}

/**
 * Numbers citations in the order of the source list and gives headings their anchors.
 * A citation's number and anchor are put on the mark itself, so that rendering needs no look-ups.
 */
export function prepareArticle(
  body: readonly ArticleBlock[],
  sources: readonly Source[] = [],
): PreparedArticle {
  const numbers = new Map(sources.map((source, index) => [source._key, index + 1]))
  const citedAt = new Map<string, string[]>()
  const cite = (key: string): Citation => {
    const number = numbers.get(key)
    // Parsing has refused such a text before; a number that leads nowhere must never be shown.
    if (number === undefined) throw new Error(`There is no source "${key}" to cite`)
    const earlier = citedAt.get(key) ?? []
    const anchor = `cite-${number}-${earlier.length + 1}`
    citedAt.set(key, [...earlier, anchor])
    return { number, anchor }
  }
  const takenIds = new Set([
    ...IDS_OF_THE_PAGE,
    ...sources.map((_, index) => `source-${index + 1}`),
  ])
  const takeId = (wanted: string): string => {
    let id = wanted
    for (let count = 2; takenIds.has(id); count += 1) id = `${wanted}-${count}`
    takenIds.add(id)
    return id
  }
  const contents: ContentsEntry[] = []

  const prepared = body.map((block): PreparedBlock => {
    if (block._type === 'claim') {
      const citations = block.sources.map(cite)
      return { ...block, citations }
    }
    if (block._type !== 'block') return block
    const untangled = untangleMarks(block)
    const markDefs = untangled.markDefs.map((mark) =>
      mark._type === 'citation' ? { ...mark, ...cite(mark.source) } : mark,
    )
    if (!/^h[2-4]$/.test(block.style)) return { ...untangled, markDefs }
    const title = blockToText(block)
    const id = takeId(titleToId(title))
    if (block.style === 'h2') contents.push({ id, title })
    return { ...untangled, markDefs, id }
  })

  const words = stegaClean(body.map(wordsOf).join(' ')).split(/\s+/).length
  return {
    body: prepared,
    contents,
    sources: sources.map((source, index) => ({
      ...source,
      number: index + 1,
      citedAt: citedAt.get(source._key) ?? [],
    })),
    minutesToRead: Math.max(1, Math.round(words / WORDS_PER_MINUTE)),
  }
}
