import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { contentOfBuild } from '../../content/content.ts'
import { collectPictures } from '../static-build/collect-pictures.ts'
import { drawBuiltPictures } from '../static-build/draw-built-pictures.ts'
import { readBuiltPages } from '../static-build/read-built-pages.ts'

/** Gives what Astro builds the sharing pictures that its pages name. */
export function drawPicturesAfterBuild(): AstroIntegration {
  let cacheFolder = ''
  return {
    name: 'attune:draw-pictures',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheFolder = fileURLToPath(config.cacheDir)
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir)
        const said = await drawBuiltPictures(folder, {
          paths: collectPictures(await readBuiltPages(folder)).shared,
          content: contentOfBuild,
          cacheFolder,
        })
        if (said) logger.info(said)
      },
    },
  }
}
