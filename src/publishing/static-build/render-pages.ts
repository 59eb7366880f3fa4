import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Content } from '../../content/content.ts'
import { readAgain, recordReads } from '../../content/record-reads.ts'
import type { CompiledSite } from '../compile-site.ts'
import { listPages, type Page } from '../list-pages.ts'
import { pageToFile } from '../published-folder.ts'
import type { ReusedPages } from '../warm-build/reuse-pages.ts'
import { addressOfFile, type BuiltPage } from './read-built-pages.ts'

/** Pages asked for at a time: what they want of the lake is asked together. */
const AT_ONCE = 16

interface RenderOptions {
  readonly site: CompiledSite
  readonly siteUrl: string
  readonly content: Content
  readonly pages: ReusedPages
  readonly onPage: (page: BuiltPage) => void
}

/** @throws ContentError for a broken document; Error when the page can't be rendered for another reason */
async function render(page: Page, content: Content, { site, siteUrl }: RenderOptions) {
  await page.read()
  const { content: watched, reads } = recordReads(content)
  const request = new Request(new URL(page.path, siteUrl))
  const response = await site.render(request, { locals: { content: watched } })
  const isExpected = page.path === '/404/' ? response.status === 404 : response.ok
  if (isExpected) return response
  // The site answers a fault without its reason; what it couldn't read says so again.
  for (const read of reads.values()) await readAgain(content, read)
  throw new Error(`The page ${page.path} answered ${response.status}`)
}

/**
 * Writes every page of the site to the folder: as an earlier build had it where it would come out
 * the same, else rendered. Once it has failed it writes nothing more: the folder may be removed.
 * @throws ContentError for a broken document; LakeUnavailable
 */
export async function renderPages(folder: string, options: RenderOptions): Promise<void> {
  const { content, pages, onPage } = options
  const waiting = (await listPages(content)).values()
  let hasFailed = false
  const work = async () => {
    for (const page of waiting) {
      if (hasFailed) return
      const answer = await pages.answer(page.path, (recorded) => render(page, recorded, options))
      const file = pageToFile(page.path)
      const html = await answer.text()
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), html)
      if (file.endsWith('.html')) onPage({ path: addressOfFile(file), html })
    }
  }
  const working = Array.from({ length: AT_ONCE }, work)
  try {
    await Promise.all(working)
  } catch (error) {
    hasFailed = true
    await Promise.allSettled(working)
    throw error
  }
}
