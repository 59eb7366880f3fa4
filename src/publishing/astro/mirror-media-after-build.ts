import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { createContentClient } from '../../content/client.ts'
import { collectPictures } from '../static-build/collect-pictures.ts'
import { mirrorBuiltMedia } from '../static-build/mirror-built-media.ts'
import { readBuiltPages } from '../static-build/read-built-pages.ts'

/** Gives what Astro builds its own copies of the pictures its pages show. */
export function mirrorMediaAfterBuild(): AstroIntegration {
  let cacheFolder = ''
  return {
    name: 'attune:mirror-media',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheFolder = fileURLToPath(config.cacheDir)
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir)
        const paths = collectPictures(await readBuiltPages(folder)).shown
        await mirrorBuiltMedia(folder, { paths, client: createContentClient(), cacheFolder })
      },
    },
  }
}
