import { createServer } from 'node:http'
import { join } from 'node:path'
import pino from 'pino'
import { createContentClient } from '../content/client.ts'
import { openDatabase } from '../database/open-database.ts'
import { compileSite, loadSite } from '../publishing/compile-site.ts'
import { followLake } from '../publishing/follow-lake.ts'
import { openPublishedFolder } from '../publishing/published-folder.ts'
import { createPublisher } from '../publishing/publisher.ts'
import { createSeats } from '../reservations/seats.ts'
import { createRouteCaller } from './call-route.ts'
import { createStaticServer } from './serve-static.ts'
import type { Settings } from './settings.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** The running site. */
export interface RunningSite {
  readonly url: string
  /** Lets requests under way finish, then lets go of the lake and the database. */
  close(): Promise<void>
}

/** Starts everything the resident process is: publisher, static pages, API and health. */
export async function startSite(
  settings: Settings,
  environment: Record<string, string | undefined> = process.env,
): Promise<RunningSite> {
  const log = pino({ level: settings.logLevel })
  const liveFolder = join(ROOT, '.data', 'live')
  await compileSite(ROOT, liveFolder, settings.siteUrl)
  const site = await loadSite(liveFolder)
  const database = await openDatabase(settings.databaseAddress)
  const seats = createSeats({ database })
  const client = createContentClient(environment)
  const published = await openPublishedFolder(join(settings.dataFolder, 'published'))
  await published.addAssets(site.clientFolder)

  const publisher = createPublisher({
    client,
    site,
    siteUrl: settings.siteUrl,
    published,
    seats,
    onPublished: (path) => log.info({ path }, 'page published'),
    onProblem: (problem) => log.warn(problem, 'document kept back'),
  })
  const follower = followLake({
    client,
    publisher,
    onFailure: (reason, error) => log.warn({ reason: String(error) }, reason),
  })

  const serveStatic = createStaticServer(published.folder)
  const callRoute = createRouteCaller(site, seats)
  const server = createServer({ requestTimeout: 30_000 }, async (request, response) => {
    try {
      const url = new URL(`http://localhost${request.url ?? '/'}`)
      if (url.pathname === '/healthz') {
        const { lastSweepAt, problems } = publisher.state()
        const isReady = lastSweepAt !== undefined || published.pages().length > 0
        response.writeHead(isReady ? 200 : 503, {
          'content-type': 'application/json',
          'cache-control': 'no-store',
        })
        response.end(
          JSON.stringify({
            status: isReady ? 'ok' : 'starting',
            lake: follower.isConnected() ? 'connected' : 'away',
            lastSweep: lastSweepAt && new Date(lastSweepAt).toISOString(),
            problems,
          }),
        )
      } else if (url.pathname.startsWith('/api/')) {
        await callRoute(request, response, new URL(url.pathname + url.search, settings.siteUrl))
      } else {
        await serveStatic(request, response, url)
      }
    } catch (error) {
      log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed')
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
      response.end('Something went wrong on our side.')
    }
  })
  const close = async () => {
    follower.close()
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    await closed
    await database.destroy()
  }
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(settings.port, settings.host, resolve)
    })
  } catch (error) {
    follower.close()
    await database.destroy()
    throw error
  }
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : settings.port
  return { url: `http://localhost:${port}`, close }
}
