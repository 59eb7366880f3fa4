/** A page as `/llms.txt` lists it. */
export interface ListedPage {
  readonly title: string
  /** The path of its address. */
  readonly path: string
}

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** Text that stays words in Markdown: nothing in it begins or ends a link. */
const escapeWords = (text: string) => inOneLine(text).replaceAll(/[[\]\\]/g, '\\$&')

/** The page's line in the form of llmstxt.org, with its whole address. */
export function writeListedPage({ title, path }: ListedPage, about: string, siteUrl: URL): string {
  return `- [${escapeWords(title)}](${new URL(path, siteUrl).href}): ${escapeWords(about)}`
}

/** The pages that such lines of a text list, in its order. */
export function readListedPages(text: string): ListedPage[] {
  return [...text.matchAll(/^- \[((?:\\.|[^\]\\])+)\]\((\S+?)\)/gm)].flatMap(
    ([, title = '', address = '']) => {
      const url = URL.parse(address)
      return url ? [{ title: title.replaceAll(/\\(.)/g, '$1'), path: url.pathname }] : []
    },
  )
}
