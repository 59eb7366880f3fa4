import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { mediaPathsIn } from '../../content/media.ts'
import { createMediaMirror } from '../media-mirror.ts'
import { fetchOrMake } from '../warm-build/fetch-or-make.ts'
import { openKeptFiles } from '../warm-build/kept-files.ts'
import { readBuiltPages } from './read-built-pages.ts'

/**
 * Gives the pages in the folder their own copies of the pictures they show. Those of earlier builds
 * are kept below `cacheFolder`, so that the Content Lake isn't asked for them again.
 */
export async function mirrorBuiltMedia(
  folder: string,
  { client, cacheFolder }: { client: SanityClient; cacheFolder: string },
): Promise<void> {
  const mirror = createMediaMirror(client, folder)
  const paths = new Set(
    (await readBuiltPages(folder)).flatMap(({ html }) => [...mediaPathsIn(html)]),
  )
  if (paths.size === 0) return
  await fetchOrMake(paths, folder, {
    kept: openKeptFiles(join(cacheFolder, 'media-copies')),
    make: (path) => mirror.copy([path]),
  })
}
