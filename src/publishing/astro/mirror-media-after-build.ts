import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { createContentClient } from '../../content/client.ts'
import { mirrorBuiltMedia } from '../static-build/mirror-built-media.ts'

/** Gives what Astro builds its own copies of the pictures its pages show. */
export function mirrorMediaAfterBuild(): AstroIntegration {
  let cacheFolder = ''
  return {
    name: 'attune:mirror-media',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheFolder = fileURLToPath(config.cacheDir)
      },
      'astro:build:done': ({ dir }) =>
        mirrorBuiltMedia(fileURLToPath(dir), { client: createContentClient(), cacheFolder }),
    },
  }
}
