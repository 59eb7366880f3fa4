import filePlugin from '@size-limit/file'
import sizeLimit from 'size-limit'
import { z } from 'zod'
import { listPageFiles, type PageFiles } from './list-page-files.ts'

type Part = keyof PageFiles

/** One page of each type; the article is the longest of the sample content. */
const PAGES: readonly { readonly type: string; readonly path: string }[] = [
  { type: 'home', path: '/' },
  { type: 'article', path: '/approaches/relational-therapy/' },
  { type: 'list of articles', path: '/approaches/' },
  { type: 'topic', path: '/topics/relationships/' },
  { type: 'list of programs', path: '/programs/' },
  { type: 'program', path: '/programs/online-relationships-group/' },
  { type: 'person', path: '/people/editorial-team/' },
  { type: 'glossary', path: '/glossary/' },
  { type: 'search', path: '/search/' },
  { type: 'page', path: '/editorial-policy/' },
  { type: 'not found', path: '/404.html' },
]

/** Bytes as compressed, for each part of any page. */
const BUDGETS = { html: 12_000, styles: 12_000, fonts: 75_000 }
/** Only these types may have a script: before anyone touches the form or searches, and in all. */
const SCRIPT_BUDGETS = new Map([
  ['program', { scripts: 4_000, usedScripts: 21_000 }],
  ['search', { scripts: 5_000, usedScripts: 12_000 }],
])
const NO_SCRIPT = { scripts: 0, usedScripts: 0 }

/** What one part of a page weighs. */
export interface Weight {
  readonly type: string
  readonly part: Part
  readonly bytes: number
  readonly budget: number
}

const results = z.array(z.object({ size: z.number() }))

/** Weighs every part of one page of each type in a published folder, compressed as in the budgets. */
export async function weighPages(folder: string): Promise<Weight[]> {
  const checks = await Promise.all(
    PAGES.map(async ({ type, path }) => {
      const { html, styles, fonts, scripts, usedScripts } = await listPageFiles(folder, path)
      const budgets = SCRIPT_BUDGETS.get(type) ?? NO_SCRIPT
      return [
        { type, part: 'html', files: [html], budget: BUDGETS.html },
        { type, part: 'styles', files: styles, budget: BUDGETS.styles },
        // Fonts are compressed already.
        { type, part: 'fonts', files: fonts, budget: BUDGETS.fonts, brotli: false },
        { type, part: 'scripts', files: scripts, budget: budgets.scripts, gzip: true },
        { type, part: 'usedScripts', files: usedScripts, budget: budgets.usedScripts, gzip: true },
      ] as const
    }),
  ).then((lists) => lists.flat())
  const sizes = results.parse(await sizeLimit(filePlugin, { checks }))
  return checks.map(({ type, part, budget }, index) => ({
    type,
    part,
    budget,
    bytes: sizes[index]?.size ?? Number.NaN,
  }))
}
