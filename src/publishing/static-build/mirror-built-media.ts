import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { createMediaMirror } from '../media-mirror.ts'
import { fetchOrMake } from '../warm-build/fetch-or-make.ts'
import { openKeptFiles } from '../warm-build/kept-files.ts'

interface MirrorOptions {
  /** The pictures that the pages in the folder show. */
  readonly paths: ReadonlySet<string>
  readonly client: SanityClient
  readonly cacheFolder: string
}

/**
 * Gives the pages in the folder their own copies of the pictures they show. Those of earlier builds
 * are kept below `cacheFolder`, so that the Content Lake isn't asked for them again.
 */
export async function mirrorBuiltMedia(
  folder: string,
  { paths, client, cacheFolder }: MirrorOptions,
): Promise<void> {
  const mirror = createMediaMirror(client, folder)
  await fetchOrMake(paths, folder, {
    kept: openKeptFiles(join(cacheFolder, 'media-copies')),
    make: (path) => mirror.copy([path]),
  })
}
