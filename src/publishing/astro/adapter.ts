import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'

/** Lets the resident server call the compiled routes directly: no server of Astro's own in between. */
export function residentAdapter(): AstroIntegration {
  return {
    name: 'attune:resident-adapter',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'attune:resident-adapter',
          entrypointResolution: 'auto',
          serverEntrypoint: fileURLToPath(new URL('./server-entry.ts', import.meta.url)),
          supportedAstroFeatures: {
            staticOutput: 'stable',
            serverOutput: 'stable',
            hybridOutput: 'stable',
            sharpImageService: 'stable',
          },
        })
      },
    },
  }
}
