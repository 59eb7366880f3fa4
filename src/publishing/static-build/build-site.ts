import { hash } from 'node:crypto'
import { cp, readdir } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { createContentClient } from '../../content/client.ts'
import { createContent } from '../../content/content.ts'
import { compileSite, loadSite } from '../compile-site.ts'
import { writeSearchIndex } from '../search/write-search-index.ts'
import { openKeptBuild } from '../warm-build/kept-build.ts'
import { openKeptSearchIndex } from '../warm-build/kept-search-index.ts'
import { reusePages } from '../warm-build/reuse-pages.ts'
import { collectPictures } from './collect-pictures.ts'
import { drawBuiltPictures } from './draw-built-pictures.ts'
import { mirrorBuiltMedia } from './mirror-built-media.ts'
import type { BuiltPage } from './read-built-pages.ts'
import { renderPages } from './render-pages.ts'
import { writeBuiltRedirects } from './write-built-redirects.ts'

interface BuildOptions {
  /** The project's folder. */
  readonly root: string
  /** Not there yet: filled with what a static host serves. */
  readonly folder: string
  readonly siteUrl: string
  /** What builds leave for one another. */
  readonly cacheFolder: string
  readonly say: (sentence: string) => void
  /** Told of each page that was written. */
  readonly onPage: (page: BuiltPage) => void
}

/** What only an editor's preview asks for, which a static host doesn't show. */
const PREVIEW = `${sep}preview`

/**
 * Builds the static site from pages compiled once for each version of the code, by the compilation
 * that the resident server runs from too: what a build takes depends on what changed in the content.
 * @throws ContentError for a broken document; LakeUnavailable; Error when the code can't be compiled
 */
export async function buildSite(options: BuildOptions): Promise<void> {
  const { root, folder, siteUrl, cacheFolder, say, onPage } = options
  const compiled = await compileSite(root, siteUrl)
  const site = await loadSite(compiled)
  const client = createContentClient()
  const content = createContent(client)
  const { url, dataset, token } = client.config()
  // The version's name stands for the code, the installed packages and the site's address. A page
  // names assets: compiled once more, the same code might name them otherwise.
  const assets = (await readdir(join(site.clientFolder, '_astro'))).sort()
  const lake = [url, dataset, token !== undefined]
  const key = hash('sha256', JSON.stringify([basename(compiled), siteUrl, lake, assets]))
  const kept = openKeptBuild(join(cacheFolder, 'rendered-pages'), key)
  const pages = await reusePages({ kept, client, content, now: new Date() })
  await cp(site.clientFolder, folder, {
    recursive: true,
    filter: (source) => source !== site.clientFolder + PREVIEW,
  })
  const pictures = collectPictures()
  const onRendered = (page: BuiltPage) => {
    pictures.add(page)
    onPage(page)
  }
  await renderPages(folder, { site, siteUrl, content, pages, onPage: onRendered })
  await pages.save()
  const { all, reused } = pages.count()
  say(`${reused} of ${all} pages were those of an earlier build`)
  await mirrorBuiltMedia(folder, { paths: pictures.shown, client, cacheFolder })
  const drawn = await drawBuiltPictures(folder, {
    ...{ paths: pictures.shared, cacheFolder },
    content: () => content,
  })
  if (drawn) say(drawn)
  await writeBuiltRedirects(folder, { content, siteUrl, onPage })
  const found = await writeSearchIndex(
    folder,
    openKeptSearchIndex(join(cacheFolder, 'search-index'), basename(compiled)),
  )
  if (found !== undefined) say(`${found} pages can be searched`)
}
