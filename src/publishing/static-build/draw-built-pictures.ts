import { join } from 'node:path'
import type { Content } from '../../content/content.ts'
import { createSharingPictures } from '../sharing-pictures/sharing-pictures.ts'
import { fetchOrMake } from '../warm-build/fetch-or-make.ts'
import { openKeptFiles } from '../warm-build/kept-files.ts'

interface DrawOptions {
  /** The sharing pictures that the pages in the folder name. */
  readonly paths: ReadonlySet<string>
  readonly content: () => Content
  readonly cacheFolder: string
}

/**
 * Gives the pages in the folder the sharing pictures they name. Drawing one takes as long as
 * rendering dozens of pages, so those of earlier builds are kept below `cacheFolder`. Returns a
 * sentence about it, or nothing when no page names any.
 */
export async function drawBuiltPictures(
  folder: string,
  { paths, content, cacheFolder }: DrawOptions,
): Promise<string | undefined> {
  if (paths.size === 0) return undefined
  const pictures = createSharingPictures(folder, content)
  const drawn = await fetchOrMake(paths, folder, {
    kept: openKeptFiles(join(cacheFolder, 'sharing-pictures')),
    make: (path) => pictures.make(path),
  })
  return `${drawn} of ${paths.size} sharing pictures were new`
}
