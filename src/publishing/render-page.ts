import type { Content } from '../content/content.ts'
import { mediaPathsIn } from '../content/media.ts'
import type { CompiledSite } from './compile-site.ts'
import type { Page } from './list-pages.ts'
import type { MediaMirror } from './media-mirror.ts'
import type { PublishedFolder } from './published-folder.ts'

export interface RenderPageOptions {
  readonly site: CompiledSite
  readonly siteUrl: string
  readonly published: PublishedFolder
  readonly mirror: MediaMirror
  /** Whether somebody else has taken the page over since its content was read. */
  readonly isOvertaken?: () => boolean
}

/**
 * Renders the page to its file. True when readers get something new.
 * @throws ContentError when a document is broken; Error when the page can't be rendered or written
 */
export async function renderPage(
  page: Page,
  content: Content,
  { site, siteUrl, published, mirror, isOvertaken = () => false }: RenderPageOptions,
): Promise<boolean> {
  await page.read()
  const request = new Request(new URL(page.path, siteUrl))
  const response = await site.render(request, { locals: { content } })
  const isExpected = page.path === '/404/' ? response.status === 404 : response.ok
  if (!isExpected) throw new Error(`The page ${page.path} answered ${response.status}`)
  const html = await response.text()
  await mirror.copy(mediaPathsIn(html))
  if (isOvertaken()) return false
  const { path, documentId } = page
  return published.write({ path, documentId }, html)
}
