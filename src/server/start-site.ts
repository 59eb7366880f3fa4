import { createServer, type IncomingMessage, type Server } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pino from 'pino'
import { createContentClient } from '../content/client.ts'
import { createContent } from '../content/content.ts'
import { openDatabase } from '../database/open-database.ts'
import { renderCalendar } from '../mail/calendar.ts'
import { compileSite, loadSite } from '../publishing/compile-site.ts'
import { followLake } from '../publishing/follow-lake.ts'
import { openPublishedFolder } from '../publishing/published-folder.ts'
import { createPublisher } from '../publishing/publisher.ts'
import { createSearchIndexer } from '../publishing/search/search-indexer.ts'
import { createSharingPictures } from '../publishing/sharing-pictures/sharing-pictures.ts'
import type { Invitation } from '../reservations/invitation.ts'
import { createSeats } from '../reservations/seats.ts'
import { createStaff } from '../reservations/staff/staff.ts'
import { answerDocument } from './answer-document.ts'
import { answerHealth } from './answer-health.ts'
import { createPageCaller, createRouteCaller } from './call-route.ts'
import { createFileCache } from './file-cache.ts'
import { createAttempts } from './guard/attempts.ts'
import { clientAddress } from './guard/client-address.ts'
import { createGuard } from './guard/guard.ts'
import { limitPreview } from './guard/limit-preview.ts'
import { REQUEST_BOUNDS } from './guard/request-bounds.ts'
import { createRequestHandler } from './handle-request.ts'
import { keepMail, outboxFolder } from './keep-mail.ts'
import { keepSeats } from './keep-seats.ts'
import { createMailbox } from './local/serve-mailbox.ts'
import { createDrain } from './operations/drain.ts'
import { createMetrics, type Metrics } from './operations/metrics.ts'
import { type MetricsServer, serveMetrics } from './operations/serve-metrics.ts'
import { createPageContent } from './page-content.ts'
import { findPreviewKey } from './preview/preview-key.ts'
import { createPreview } from './preview/serve-preview.ts'
import { withPictures } from './serve-pictures.ts'
import { createStaticServer } from './serve-static.ts'
import type { Settings } from './settings.ts'
import { toFormUrl } from './web-request.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const CLOSE_WITHIN_MS = 5_000

/** The running site. */
export interface RunningSite {
  readonly url: string
  /** Where the process tells its figures, if it was asked to. */
  readonly metricsPort?: number
  /** Lets requests and publications under way finish, then lets go of the lake and the database. */
  close(): Promise<void>
}

/** Starts everything the resident process is: publisher, static pages, API and health. */
export async function startSite(
  settings: Settings,
  environment: Record<string, string | undefined> = process.env,
): Promise<RunningSite> {
  const log = pino({ level: settings.logLevel })
  const site = await loadSite(await compileSite(ROOT, settings.siteUrl))
  const published = await openPublishedFolder(join(settings.dataFolder, 'published'))
  await published.addAssets(site.clientFolder)
  const database = await openDatabase(settings.databaseAddress, { keys: settings.databaseKeys })
  const seats = createSeats({ database, staffEmails: settings.staffEmails })
  const client = createContentClient(environment)
  const search = createSearchIndexer({
    folder: published.folder,
    onIndexed: (pages) => log.info({ pages }, 'search index made'),
    onFailure: (error) => log.warn({ reason: String(error) }, 'the search index could not be made'),
  })
  const drain = createDrain()
  let metrics: Metrics | undefined
  const publisher = createPublisher({
    client,
    site,
    siteUrl: settings.siteUrl,
    published,
    seats,
    hasReaders: drain.isBusy,
    onPublished: (path) => {
      log.info({ path }, 'page published')
      metrics?.pagePublished()
    },
    onChangesPublished: (milliseconds) => metrics?.changePublished(milliseconds / 1_000),
    onProblem: (problem) => log.warn(problem, 'document kept back'),
    onSwept: (milliseconds) => {
      metrics?.sweepEnded(milliseconds / 1_000)
      search.refresh()
    },
  })
  const key = await findPreviewKey(settings.previewSecret, settings.dataFolder)
  const attempts = createAttempts(database)
  const guard = createGuard({
    attempts,
    settings: settings.guard ?? { rateLimits: 0, proofOfWork: 'off' },
    key,
    log,
    now: Date.now,
  })
  const addressOf = (request: IncomingMessage) => clientAddress(request, settings.trustProxy ?? 0)
  const gate = { guard, siteUrl: settings.siteUrl, addressOf }
  const pictures = createSharingPictures(published.folder, () => createContent(client))
  const preview = createPreview({
    client,
    site,
    siteUrl: settings.siteUrl,
    publishedFolder: published.folder,
    key,
    now: Date.now,
  })
  const { mailFrom, staffEmails } = settings
  const locals = {
    seats,
    staff: createStaff({ database, staffEmails }),
    renderCalendar: (invitation: Invitation) => renderCalendar(invitation, mailFrom.address),
  }
  const callRoute = createRouteCaller(site, locals, gate)
  const callPage = createPageCaller(site, locals, createPageContent(client), gate)
  let follower: ReturnType<typeof followLake> | undefined
  const files = createFileCache()
  const health = {
    publisher,
    follower: { isConnected: () => follower?.isConnected() ?? false },
    hasPages: () => published.pages().some(({ path }) => path === '/'),
    isClosing: drain.isClosing,
  }
  const countPages = () => published.pages().length
  if (settings.metricsPort !== undefined) {
    metrics = createMetrics({ ...health, countPages, countFiles: files.counts })
  }
  const handle = createRequestHandler(
    {
      health: (_request, response, url) => answerHealth(response, url, health),
      api: (request, response, url) =>
        callRoute(request, response, new URL(url.pathname + url.search, settings.siteUrl)),
      document: (response, documentId) =>
        answerDocument(response, documentId, { publisher, published }),
      preview: limitPreview(preview.api, gate),
      page: preview.instead(
        withPictures(
          pictures,
          createStaticServer(published.folder, published.redirects, files),
          (error) => log.warn({ reason: String(error) }, 'The sharing picture could not be made'),
        ),
      ),
      ...(settings.hasMailbox ? { mailbox: createMailbox(outboxFolder(settings.dataFolder)) } : {}),
      personal: (request, response, url) =>
        callPage(request, response, toFormUrl(request, url, settings.siteUrl)),
    },
    log,
    settings,
  )
  const server = createServer(REQUEST_BOUNDS, (request, response) => {
    drain.watch(response)
    metrics?.watch(request, response)
    handle(request, response)
  })
  let metricsServer: MetricsServer | undefined
  try {
    if (metrics) metricsServer = await serveMetrics(metrics, settings.metricsPort ?? 0)
    const port = await listen(server, settings)
    follower = followLake({
      client,
      publisher,
      onFailure: (reason, error) => log.warn({ reason: String(error) }, reason),
    })
    const keeping = [keepSeats(seats, attempts, log), keepMail(settings, database, log)]
    return {
      url: `http://localhost:${port}`,
      ...(metricsServer ? { metricsPort: metricsServer.port } : {}),
      async close() {
        drain.begin()
        await wait((settings.drainSeconds ?? 0) * 1_000)
        follower?.close()
        preview.close()
        await drain.close(server, CLOSE_WITHIN_MS)
        await Promise.all(keeping.map((keeper) => keeper.stop()))
        await Promise.race([publisher.close(), wait(CLOSE_WITHIN_MS, undefined, { ref: false })])
        await search.close()
        await metricsServer?.close()
        await database.destroy()
      },
    }
  } catch (error) {
    await metricsServer?.close()
    await database.destroy()
    throw error
  }
}

function listen(server: Server, { port, host }: Settings): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}
