import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { contentOfBuild } from '../../content/content.ts'
import { createSharingPictures } from '../sharing-pictures/sharing-pictures.ts'

const ADDRESS = /property="og:image" content="[^"]*?(\/og\/[a-z0-9-]+\.png)"/

/** Gives a static build the sharing pictures that its pages name. */
export function drawPicturesAfterBuild(): AstroIntegration {
  return {
    name: 'attune:draw-pictures',
    hooks: {
      'astro:build:done': async ({ assets, dir }) => {
        const pictures = createSharingPictures(fileURLToPath(dir), contentOfBuild)
        const paths = new Set<string>()
        for (const file of [...assets.values()].flat()) {
          if (!file.pathname.endsWith('.html')) continue
          const [, path] = ADDRESS.exec(await readFile(file, 'utf8')) ?? []
          if (path) paths.add(path)
        }
        for (const path of paths) await pictures.make(path)
      },
    },
  }
}
