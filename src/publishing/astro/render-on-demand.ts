import type { AstroIntegration } from 'astro'

/** Compiles every page to be rendered when asked: the second compilation of the same sources. */
export function renderOnDemand(): AstroIntegration {
  return {
    name: 'attune:render-on-demand',
    hooks: {
      'astro:route:setup': ({ route }) => {
        route.prerender = false
      },
    },
  }
}
