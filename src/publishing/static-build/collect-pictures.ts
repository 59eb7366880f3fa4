import { mediaPathsIn } from '../../content/media.ts'
import type { BuiltPage } from './read-built-pages.ts'

const SHARED = /property="og:image" content="[^"]*?(\/og\/[a-z0-9-]+\.png)"/

/**
 * The pictures that pages name, as paths on the site: those they show, and those that stand for them
 * where they are shared.
 */
export function collectPictures(pages: readonly BuiltPage[] = []) {
  const shown = new Set<string>()
  const shared = new Set<string>()
  function add({ html }: BuiltPage): void {
    for (const path of mediaPathsIn(html)) shown.add(path)
    const [, path] = SHARED.exec(html) ?? []
    if (path) shared.add(path)
  }
  for (const page of pages) add(page)
  return { shown, shared, add }
}
