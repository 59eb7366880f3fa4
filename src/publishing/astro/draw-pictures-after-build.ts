import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { contentOfBuild } from '../../content/content.ts'
import { drawBuiltPictures } from '../static-build/draw-built-pictures.ts'

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
        const said = await drawBuiltPictures(fileURLToPath(dir), {
          content: contentOfBuild,
          cacheFolder,
        })
        if (said) logger.info(said)
      },
    },
  }
}
