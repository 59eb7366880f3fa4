import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { SanityClient } from '@sanity/client'
import { createContentClient } from '../../src/content/client.ts'
import { createContent } from '../../src/content/content.ts'
import { compileSite, loadSite } from '../../src/publishing/compile-site.ts'
import { createPreviewRenderer } from '../../src/server/preview/render-preview.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { STUDIO } from '../fixtures/preview.ts'
import { describeMachine, quantile } from './report.ts'
import { startFilledLake } from './start-filled-lake.ts'

/**
 * `npm run bench:preview [-- articles]`: milliseconds until an editor's preview of a page has come,
 * over HTTP, from drafts that are read anew each time, beside rendering the same page for readers,
 * whose content is read once. By turns, each type of page once a round; the lake is a process of its
 * own. BENCH_ROUNDS says how often. Prints a Markdown table; asserts nothing, since machines differ.
 */

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 30)
/** Until code that runs often is compiled. */
const WARM_UP = 10
const articles = Number(process.argv[2] ?? 0)

const PAGES = [
  ['article', '/approaches/relational-therapy/'],
  ['home', '/'],
  ['list of articles', '/approaches/'],
  ['topic', '/topics/relationships/'],
  ['program', '/programs/online-relationships-group/'],
  ['person', '/people/editorial-team/'],
  ['glossary', '/glossary/'],
  ['page', '/about/'],
  ['search', '/search/'],
] as const

// As the server has it: React takes its slow half otherwise.
process.env['NODE_ENV'] = 'production'
const site = await loadSite(await compileSite(ROOT, SITE_URL))

/** Renders for an editor whoever asks. */
async function startPreviews(client: SanityClient): Promise<{ url: string; server: Server }> {
  const renderer = createPreviewRenderer({ client, site, siteUrl: SITE_URL })
  const pass = {
    use: 'studio',
    studioOrigin: STUDIO,
    perspective: 'drafts',
    expiresAt: Number.POSITIVE_INFINITY,
  } as const
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', SITE_URL)
    renderer.answer(request, response, url, pass).catch((error) => response.destroy(error))
  })
  const port = await findFreePort()
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return { url: `http://127.0.0.1:${port}`, server }
}

interface Timed {
  readonly milliseconds: number
  readonly kilobytes: number
}

async function time(answer: () => Promise<Response>): Promise<Timed> {
  const begun = performance.now()
  const response = await answer()
  const html = await response.text()
  if (!response.ok) throw new Error(`${response.status}: ${html}`)
  return { milliseconds: performance.now() - begun, kilobytes: Buffer.byteLength(html) / 1_000 }
}

const sortDurations = (timed: readonly Timed[]) =>
  timed.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other)

class TimedPage {
  readonly name: string
  readonly path: string
  readonly #preview: Timed[] = []
  readonly #readers: Timed[] = []

  constructor(name: string, path: string) {
    this.name = name
    this.path = path
  }

  add(preview: Timed, readers: Timed): void {
    this.#preview.push(preview)
    this.#readers.push(readers)
  }

  toRow(): string {
    const [preview, readers] = [sortDurations(this.#preview), sortDurations(this.#readers)]
    const kilobytes = this.#preview.at(-1)?.kilobytes.toFixed(0)
    const figures = [preview, readers].flatMap((sorted) => [
      quantile(sorted, 0.5).toFixed(1),
      quantile(sorted, 0.95).toFixed(1),
    ])
    const ratio = (quantile(preview, 0.5) / quantile(readers, 0.5)).toFixed(0)
    return `| ${[this.name, kilobytes, ...figures, ratio].join(' | ')} |`
  }
}

const lake = await startFilledLake(articles)
try {
  const client = createContentClient({ LAKE_URL: lake.url })
  const previews = await startPreviews(client)
  const content = createContent(client)
  const timed = PAGES.map(([name, path]) => new TimedPage(name, path))
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const page of timed) {
      const preview = await time(() => fetch(previews.url + page.path))
      const request = new Request(new URL(page.path, SITE_URL))
      const readers = await time(() => site.render(request, { locals: { content } }))
      if (round >= 0) page.add(preview, readers)
    }
  }
  previews.server.close()
  console.log(
    `| ${articles} generated articles | KB | preview ms median | p95 | readers’ ms median | p95 | ratio |`,
  )
  console.log(`|${' --- |'.repeat(7)}`)
  for (const page of timed) console.log(page.toRow())
  console.log(`\nRounds: ${ROUNDS}. ${describeMachine()}`)
} finally {
  await lake.close()
}
process.exit(0)
