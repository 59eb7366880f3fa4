import { escapeHTML, type PortableTextComponents, toHTML } from '@portabletext/to-html'
import { imageToMedia } from '../../content/media.ts'
import { pathOf } from '../../content/paths.ts'
import type { Approach } from '../../content/schemas/approach.ts'
import type {
  Callout,
  Claim,
  ComparisonTable,
  CrisisHelp,
  Exercise,
  Figure,
  MarkDefinition,
  QuestionList,
} from '../../content/schemas/portable-text.ts'
import type { SiteSettings } from '../../content/schemas/site-settings.ts'
import { fullStopAfter } from '../article/full-stop.ts'
import { sourceAddress } from '../article/source-address.ts'
import { untangleMarks } from '../portable-text/untangle-marks.ts'

type MarkOf<Type extends MarkDefinition['_type']> = Extract<MarkDefinition, { _type: Type }>

/** Text as it was typed, with its line breaks. */
const paragraph = (text: string | undefined) =>
  text ? `<p>${escapeHTML(text).replaceAll('\n', '<br>')}</p>` : ''
const item = (html: string) => `<li>${html}</li>`
const lineToHtml = ({ label, instruction, href }: SiteSettings['crisisLines'][number]) =>
  item(`<a href="${escapeHTML(href)}">${escapeHTML(label)}</a> ${escapeHTML(instruction)}`)

/**
 * An article's text for feed readers: plain elements, whole addresses, no offers, help in a crisis
 * where the article has it, and its sources at the end, by the numbers that the text cites.
 */
export function articleToHtml(
  article: Approach,
  siteUrl: string,
  crisisLines: SiteSettings['crisisLines'],
): string {
  const absolute = (path: string) => escapeHTML(new URL(path, siteUrl).href)
  const numbers = new Map(article.sources.map(({ _key }, index) => [_key, index + 1]))
  const cite = (key: string) => `<sup>[${numbers.get(key) ?? ''}]</sup>`
  const components: Partial<PortableTextComponents> = {
    types: {
      callout: ({ value }: { value: Callout }) =>
        `<blockquote>${value.title ? `<p><strong>${escapeHTML(value.title)}</strong></p>` : ''}${paragraph(value.text)}</blockquote>`,
      figure: ({ value }: { value: Figure }) => {
        const { src, width, height } = imageToMedia(value.image)
        const caption = value.caption ? `<figcaption>${escapeHTML(value.caption)}</figcaption>` : ''
        return `<figure><img src="${absolute(src)}" width="${width}" height="${height}" alt="${escapeHTML(value.image.alt)}">${caption}</figure>`
      },
      comparisonTable: ({ value }: { value: ComparisonTable }) => {
        const cells = (texts: readonly string[], tag: 'th' | 'td') =>
          `<tr>${texts.map((text) => `<${tag}>${escapeHTML(text)}</${tag}>`).join('')}</tr>`
        const rows = value.rows.map((row) => cells(row.cells, 'td')).join('')
        return `<table><caption>${escapeHTML(value.caption)}</caption>${cells(value.columns, 'th')}${rows}</table>`
      },
      exercise: ({ value }: { value: Exercise }) =>
        `<p><strong>${escapeHTML(value.title)}</strong></p><ol>${value.steps.map((step) => item(escapeHTML(step))).join('')}</ol>${paragraph(value.note)}`,
      claim: ({ value }: { value: Claim }) =>
        `<p><strong>${escapeHTML(value.statement)}</strong> (${value.grade} evidence)${value.sources.map(cite).join('')}</p>${paragraph(value.detail)}`,
      questionList: ({ value }: { value: QuestionList }) =>
        value.questions
          .map(({ question, answer }) => `<h3>${escapeHTML(question)}</h3>${paragraph(answer)}`)
          .join(''),
      crisisHelp: ({ value }: { value: CrisisHelp }) =>
        `${paragraph(value.note)}<ul>${crisisLines.map(lineToHtml).join('')}</ul>`,
      // What the provider offers stands apart from what it explains: feeds leave it out.
      programCard: () => '',
    },
    marks: {
      link: ({ children, value }: { children: string; value?: MarkOf<'link'> }) => {
        const { target, href } = value ?? {}
        const address = target ? pathOf(target) : href
        return address ? `<a href="${absolute(address)}">${children}</a>` : children
      },
      citation: ({ children, value }: { children: string; value?: MarkOf<'citation'> }) =>
        value ? children + cite(value.source) : children,
      glossary: ({ children }) => children,
    },
  }
  const sources = article.sources.map((source) => {
    const { authors, year, title, publication } = source
    const words = `${authors} (${year}). ${title}${fullStopAfter(title)} ${publication}${fullStopAfter(publication)}`
    const address = sourceAddress(source)
    const link = address ? ` <a href="${escapeHTML(address)}">${escapeHTML(address)}</a>` : ''
    return item(escapeHTML(words) + link)
  })
  return [
    paragraph(article.definition),
    paragraph(article.contentNote),
    toHTML(
      article.body.map((block) => (block._type === 'block' ? untangleMarks(block) : block)),
      { components },
    ),
    sources.length > 0 ? `<h2>Sources</h2><ol>${sources.join('')}</ol>` : '',
  ].join('')
}
