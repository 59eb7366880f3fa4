import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { createContentClient } from '../../content/client.ts'
import { mediaPathsIn } from '../../content/media.ts'
import { createMediaMirror } from '../media-mirror.ts'

/** Gives a static build its own copies of the pictures its pages show. */
export function mirrorMediaAfterBuild(): AstroIntegration {
  return {
    name: 'attune:mirror-media',
    hooks: {
      'astro:build:done': async ({ assets, dir }) => {
        const mirror = createMediaMirror(createContentClient(), fileURLToPath(dir))
        for (const file of [...assets.values()].flat()) {
          if (!file.pathname.endsWith('.html')) continue
          await mirror.copy(mediaPathsIn(await readFile(file, 'utf8')))
        }
      },
    },
  }
}
