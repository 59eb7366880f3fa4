import { hash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { AstroIntegration } from 'astro'

/**
 * Lets `--outDir` lie outside the project. What renders pages imports the installed packages, which
 * it finds from below the project alone: it is compiled there and goes when the build is done.
 * Pages and assets are all that such a build leaves; the server's code could not run there either.
 */
export function buildAnywhere(): AstroIntegration {
  let serverFolder: URL | undefined
  return {
    name: 'attune:build-anywhere',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        if (config.outDir.href.startsWith(config.root.href)) return
        // One for each place that is built to: builds may run at the same time.
        const name = hash('sha256', config.outDir.href).slice(0, 16)
        serverFolder = new URL(`node_modules/.astro-server/${name}/`, config.root)
        updateConfig({ build: { server: serverFolder } })
      },
      'astro:build:done': async () => {
        if (serverFolder) await rm(serverFolder, { recursive: true, force: true })
      },
    },
  }
}
