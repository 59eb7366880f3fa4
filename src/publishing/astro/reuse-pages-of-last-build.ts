import { hash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroConfig, AstroIntegration, AstroPrerenderer } from 'astro'
import type { Plugin } from 'vite'
import { createContentClient } from '../../content/client.ts'
import { contentOfBuild } from '../../content/content.ts'
import { hashSources } from '../compile-site.ts'
import { openKeptBuild } from '../warm-build/kept-build.ts'
import { createCodeName } from '../warm-build/name-code.ts'
import { type ReusedPages, reusePages } from '../warm-build/reuse-pages.ts'

type RenderOptions = Parameters<AstroPrerenderer['render']>[1] & {
  readonly locals: Partial<App.Locals>
}

interface PrerendererWithApp {
  readonly app: { render(request: Request, options: RenderOptions): Promise<Response> }
}

/** Its interface has no way to hand a page anything; the app behind it has. */
function hasApp(prerenderer: object): prerenderer is PrerendererWithApp {
  return (
    'app' in prerenderer &&
    typeof prerenderer.app === 'object' &&
    prerenderer.app !== null &&
    'render' in prerenderer.app
  )
}

/** Astro leaves its own entry out for a prerenderer that isn't its own; ours stands before it. */
const compileOwnEntry: Plugin = {
  name: 'attune:compile-own-entry',
  configEnvironment: (name) =>
    name === 'prerender'
      ? { build: { rolldownOptions: { input: 'astro/entrypoints/prerender' } } }
      : null,
}

function describeLake(): unknown[] {
  const { url, dataset, token } = createContentClient().config()
  return [url, dataset, token !== undefined]
}

/**
 * Takes those pages of a static build from the build before that would come out the same: what they
 * asked of the content is answered as it was then, and nothing of the code has changed.
 */
export function reusePagesOfLastBuild(): AstroIntegration {
  const code = createCodeName()
  let config: AstroConfig | undefined
  let pages: ReusedPages | undefined

  async function openPages({ cacheDir, root, site = '', base }: AstroConfig): Promise<ReusedPages> {
    const sources = await hashSources(fileURLToPath(root), site)
    const parts = [sources, code.name(), site, base, describeLake()]
    const kept = openKeptBuild(
      join(fileURLToPath(cacheDir), 'rendered-pages'),
      hash('sha256', JSON.stringify(parts)),
    )
    const client = createContentClient()
    return reusePages({ kept, client, content: contentOfBuild(), now: new Date() })
  }

  return {
    name: 'attune:reuse-pages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [code.plugin, compileOwnEntry] } })
      },
      'astro:config:done': (done) => {
        config = done.config
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((own) => ({
          name: 'attune:reuse-pages',
          async setup() {
            await own.setup?.()
            if (config) pages = await openPages(config)
          },
          getStaticPaths: () => own.getStaticPaths(),
          async render(request, options) {
            if (!pages) throw new Error('Pages are rendered before the build began')
            if (!hasApp(own)) throw new Error("Astro's prerenderer has no app to render with")
            return pages.answer(new URL(request.url).pathname, (content) =>
              own.app.render(request, { ...options, locals: { content } }),
            )
          },
          teardown: async () => own.teardown?.(),
        }))
      },
      'astro:build:done': async ({ logger }) => {
        // The resident server's compilation prerenders nothing.
        if (!pages) return
        await pages.save()
        const { all, reused } = pages.count()
        logger.info(`${reused} of ${all} pages were those of an earlier build`)
      },
    },
  }
}
