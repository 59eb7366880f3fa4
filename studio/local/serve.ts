import type { RequestListener } from 'node:http'
import { resolve } from 'node:path'
import { buildStudio } from './build.ts'
import { listenOnLoopback, PortInUseError } from './listen.ts'
import { readSettings } from './read-settings.ts'
import { serveStudio } from './static-files.ts'

// The repository's root, wherever this is started from.
const root = resolve(import.meta.dirname, '../..')

const notYet: RequestListener = (_request, response) => {
  response
    .writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '2' })
    .end('The Studio is being built. Try again in a few seconds.\n')
}

async function serve(signal: AbortSignal): Promise<void> {
  const { port, outDir, lakeUrl, siteUrl } = readSettings(process.env, root)
  let answer = notYet
  // Bound before the build, so that a taken port is said at once and not after it.
  const listening = await listenOnLoopback(port, (request, response) => answer(request, response))
  signal.addEventListener('abort', listening.close)
  try {
    // At a first start the site is compiled at the same time, and its readers come first.
    await buildStudio({ outDir, lakeUrl, siteUrl, signal, isInNoHurry: true })
  } catch (error) {
    listening.close()
    throw error
  }
  if (signal.aborted) return
  answer = serveStudio(outDir)
  console.log(`Studio ready at http://localhost:${listening.port}`)
}

const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())
process.once('SIGINT', () => stop.abort())

try {
  await serve(stop.signal)
} catch (error) {
  if (!stop.signal.aborted) {
    const reason = error instanceof Error ? error.message : String(error)
    const advice = error instanceof PortInUseError ? ' Set STUDIO_PORT to a free one.' : ''
    console.error(`The Studio could not start: ${reason}${advice}`)
    process.exitCode = 1
  }
}
