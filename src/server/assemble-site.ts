import type { IncomingMessage, RequestListener } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type DestinationStream, pino } from 'pino'
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
import type { FileCache } from './file-cache.ts'
import { createAttempts } from './guard/attempts.ts'
import { clientAddress } from './guard/client-address.ts'
import { createGuard } from './guard/guard.ts'
import { limitPreview } from './guard/limit-preview.ts'
import { createRequestHandler } from './handle-request.ts'
import { keepMail, outboxFolder } from './keep-mail.ts'
import { keepSeats } from './keep-seats.ts'
import { createMailbox } from './local/serve-mailbox.ts'
import type { Drain } from './operations/drain.ts'
import type { Metrics } from './operations/metrics.ts'
import { createPageContent } from './page-content.ts'
import { findPreviewKey } from './preview/preview-key.ts'
import { createPreview } from './preview/serve-preview.ts'
import { withPictures } from './serve-pictures.ts'
import { createStaticServer } from './serve-static.ts'
import type { Settings } from './settings.ts'
import { toFormUrl } from './web-request.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const CLOSE_WITHIN_MS = 5_000

/** What is there before the site is. */
interface Around {
  readonly environment: Record<string, string | undefined>
  readonly drain: Drain
  readonly files: FileCache
  /** Takes the lines of the log; undefined for standard output. */
  readonly logTo: DestinationStream | undefined
  readonly metrics?: Metrics | undefined
}

/** Everything behind the front door. */
export interface AssembledSite {
  readonly answer: RequestListener
  /** Begins what goes on by itself: following the lake, delivering mail, keeping seats. */
  begin(): void
  /** Hears of no more changes; requests and publications under way go on. */
  leaveLake(): void
  /** Lets what is under way finish, then lets go of the database. */
  close(): Promise<void>
}

/** Opens the database and puts publisher, pages, API and health together. */
export async function assembleSite(
  settings: Settings,
  { environment, drain, files, metrics, logTo }: Around,
): Promise<AssembledSite> {
  const log = pino({ level: settings.logLevel }, logTo)
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
  const firstSweep = Promise.withResolvers<void>()
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
    onStale: (path) => log.warn({ path }, 'page was out of date'),
    onSwept: (milliseconds) => {
      metrics?.sweepEnded(milliseconds / 1_000)
      firstSweep.resolve()
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
  const callPage = createPageCaller(
    site,
    locals,
    createPageContent(client, published.lastGood),
    gate,
  )
  let follower: ReturnType<typeof followLake> | undefined
  const health = {
    publisher,
    follower: { isConnected: () => follower?.isConnected() ?? false },
    wasWhole: published.wasWhole,
    isClosing: drain.isClosing,
  }
  const countPages = () => published.pages().length
  metrics?.ask({ ...health, countPages, countFiles: files.counts })
  const answer = createRequestHandler(
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
  let keeping: { stop(): Promise<void> }[] = []

  return {
    answer,
    begin() {
      follower = followLake({
        client,
        publisher,
        onFailure: (reason, error) => log.warn({ reason: String(error) }, reason),
      })
      keeping = [
        keepSeats(seats, attempts, log),
        keepMail(settings, { database, log, after: firstSweep.promise }),
      ]
    },
    leaveLake() {
      follower?.close()
      preview.close()
    },
    async close() {
      await Promise.all(keeping.map((keeper) => keeper.stop()))
      await Promise.race([publisher.close(), wait(CLOSE_WITHIN_MS, undefined, { ref: false })])
      await search.close()
      await database.destroy()
    },
  }
}
