import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { contentOfBuild } from '../../content/content.ts'
import { createSharingPictures } from '../sharing-pictures/sharing-pictures.ts'
import { fetchOrMake } from '../warm-build/fetch-or-make.ts'
import { openKeptFiles } from '../warm-build/kept-files.ts'

const ADDRESS = /property="og:image" content="[^"]*?(\/og\/[a-z0-9-]+\.png)"/

/**
 * Gives a static build the sharing pictures that its pages name. Drawing one takes as long as
 * rendering dozens of pages, so those of earlier builds are kept in Astro's cache folder.
 */
export function drawPicturesAfterBuild(): AstroIntegration {
  let cacheFolder = ''
  return {
    name: 'attune:draw-pictures',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheFolder = join(fileURLToPath(config.cacheDir), 'sharing-pictures')
      },
      'astro:build:done': async ({ assets, dir, logger }) => {
        const folder = fileURLToPath(dir)
        const pictures = createSharingPictures(folder, contentOfBuild)
        const paths = new Set<string>()
        for (const file of [...assets.values()].flat()) {
          if (!file.pathname.endsWith('.html')) continue
          const [, path] = ADDRESS.exec(await readFile(file, 'utf8')) ?? []
          if (path) paths.add(path)
        }
        // The resident server's compilation has no pages, and no pictures to look after.
        if (paths.size === 0) return
        const drawn = await fetchOrMake(paths, folder, {
          kept: openKeptFiles(cacheFolder),
          make: (path) => pictures.make(path),
        })
        logger.info(`${drawn} of ${paths.size} sharing pictures were new`)
      },
    },
  }
}
