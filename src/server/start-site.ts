import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { setImmediate as letOthers, setTimeout as wait } from 'node:timers/promises'
import type { DestinationStream } from 'pino'
import { createFileCache } from './file-cache.ts'
import { createFrontDoor } from './front-door.ts'
import { REQUEST_BOUNDS } from './guard/request-bounds.ts'
import { createDrain } from './operations/drain.ts'
import { createFigures } from './operations/figures.ts'
import { TRANSPORT_SECURITY } from './security-headers.ts'
import { createMemoryServer } from './serve-from-memory.ts'
import type { Settings } from './settings.ts'

const CLOSE_WITHIN_MS = 5_000

/** What takes long to load, in pieces: readers are answered between them. */
const HEAVY_PARTS = [
  () => import('pino'),
  () => import('@sanity/client'),
  () => import('../content/content.ts'),
  () => import('kysely'),
  () => import('../database/open-database.ts'),
  () => import('../reservations/seats.ts'),
  () => import('../publishing/publisher.ts'),
  () => import('ical-generator'),
  () => import('./keep-mail.ts'),
  () => import('./guard/guard.ts'),
  () => import('./preview/serve-preview.ts'),
]

/** The running site. */
export interface RunningSite {
  readonly url: string
  /** Where the process tells its figures, if it was asked to. */
  readonly metricsPort?: number
  /** Lets requests and publications under way finish, then lets go of the lake and the database. */
  close(): Promise<void>
}

/**
 * Starts everything the resident process is. Readers get an earlier run's pages while the rest is
 * still being loaded, which takes several times as long as opening the door to them.
 * @param logTo takes the lines of the log; without it they go to standard output
 */
export async function startSite(
  settings: Settings,
  environment: Record<string, string | undefined> = process.env,
  logTo?: DestinationStream,
): Promise<RunningSite> {
  const drain = createDrain()
  const isSecure = settings.siteUrl.startsWith('https:')
  const files = createFileCache({
    sentAlways: isSecure ? { 'strict-transport-security': TRANSPORT_SECURITY } : {},
  })
  const folder = join(settings.dataFolder, 'published')
  const serveFromMemory = createMemoryServer(folder, files)
  const door = createFrontDoor({ folder, files, isSecure })
  const { metricsPort } = settings
  const figures = metricsPort === undefined ? undefined : createFigures(metricsPort)
  const server = createServer(REQUEST_BOUNDS, (request, response) => {
    figures?.watch(request, response)
    // Answered at once it is never under way. At the end every connection has to be let go.
    if (!drain.isClosing() && serveFromMemory(request, response)) return
    drain.watch(response)
    door.answer(request, response)
  })
  const port = await listen(server, settings)
  try {
    const opened = await figures?.open()
    for (const load of HEAVY_PARTS) {
      await load()
      await letOthers()
      await door.settle()
    }
    const { assembleSite } = await import('./assemble-site.ts')
    const { answer, ...site } = await assembleSite(settings, {
      environment,
      drain,
      files,
      logTo,
      metrics: opened?.metrics,
    })
    door.open(answer)
    site.begin()
    return {
      url: `http://localhost:${port}`,
      ...(opened ? { metricsPort: opened.port } : {}),
      async close() {
        drain.begin()
        await wait((settings.drainSeconds ?? 0) * 1_000)
        site.leaveLake()
        await drain.close(server, CLOSE_WITHIN_MS)
        await site.close()
        await figures?.close()
      },
    }
  } catch (error) {
    server.close()
    server.closeAllConnections()
    await figures?.close()
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
