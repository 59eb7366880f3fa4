import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { createContentClient } from '../../content/client.ts'
import { mediaPathsIn } from '../../content/media.ts'
import { createMediaMirror } from '../media-mirror.ts'
import { fetchOrMake } from '../warm-build/fetch-or-make.ts'
import { openKeptFiles } from '../warm-build/kept-files.ts'

/**
 * Gives a static build its own copies of the pictures its pages show. Those of earlier builds are
 * kept in Astro's cache folder, so that the Content Lake isn't asked for them again.
 */
export function mirrorMediaAfterBuild(): AstroIntegration {
  let cacheFolder = ''
  return {
    name: 'attune:mirror-media',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheFolder = join(fileURLToPath(config.cacheDir), 'media-copies')
      },
      'astro:build:done': async ({ assets, dir }) => {
        const folder = fileURLToPath(dir)
        const mirror = createMediaMirror(createContentClient(), folder)
        const paths = new Set<string>()
        for (const file of [...assets.values()].flat()) {
          if (!file.pathname.endsWith('.html')) continue
          for (const path of mediaPathsIn(await readFile(file, 'utf8'))) paths.add(path)
        }
        if (paths.size === 0) return
        await fetchOrMake(paths, folder, {
          kept: openKeptFiles(cacheFolder),
          make: (path) => mirror.copy([path]),
        })
      },
    },
  }
}
