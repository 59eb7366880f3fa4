import { request as ask, createServer, type ServerResponse } from 'node:http'
import { readPage, until } from '../fixtures/attune.ts'
import { startProcesses } from '../fixtures/attune-processes.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { wordsOf } from '../fixtures/traffic/editors.ts'
import { startReaders } from '../fixtures/traffic/readers.ts'
import { pause } from '../fixtures/traffic/traffic.ts'
import type { FaultReport } from './fault-report.ts'

const ARTICLE = { id: 'approach-relational-therapy', path: '/approaches/relational-therapy/' }

/** How a lake answers that isn't well. */
export type LakeFault = 'slow' | 'cut off' | 'no JSON' | 'wrong shape' | 'error' | 'silent'
const LAKE_FAULTS: readonly LakeFault[] = [
  'slow',
  'cut off',
  'no JSON',
  'wrong shape',
  'error',
  'silent',
]

/**
 * Lets the server see the lake through something that answers badly for `eachMs` a fault, while an
 * editor publishes: readers keep their pages, none of them wrong, and get the edit once the lake is
 * well again.
 */
export async function breakLake(
  eachMs: number,
  faults: readonly LakeFault[] = LAKE_FAULTS,
): Promise<FaultReport> {
  const proxyPort = await findFreePort()
  let fault: LakeFault | undefined
  let lakePort = 0
  const proxy = createServer((incoming, response) => {
    const outgoing = ask({
      ...{ host: 'localhost', port: lakePort, path: incoming.url, method: incoming.method },
      headers: {
        ...incoming.headers,
        host: `localhost:${lakePort}`,
        'accept-encoding': 'identity',
      },
    })
    outgoing.on('error', () => response.destroy())
    outgoing.on('response', (answer) => {
      const isStream = answer.headers['content-type']?.startsWith('text/event-stream') ?? false
      if (fault && !isStream) {
        answer.resume()
        return void answerBadly(response, fault)
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    response.on('close', () => outgoing.destroy())
    incoming.pipe(outgoing)
  })
  await new Promise<void>((resolve) => proxy.listen(proxyPort, resolve))
  const attune = await startProcesses({
    lakeUrl(port) {
      lakePort = port
      return `http://localhost:${proxyPort}`
    },
  })
  try {
    const { editor, sites } = attune
    const [url = ''] = sites.map((site) => site.url)
    const readers = startReaders([url], { count: 5, pauseMs: 40 })
    const broken: string[] = []
    for (const [edit, present] of faults.entries()) {
      fault = present
      await editor
        .patch(ARTICLE.id)
        .set({ definition: wordsOf(edit) })
        .commit()
      await pause(eachMs)
      fault = undefined
      const isShown = async () => (await readPage(url, ARTICLE.path)).includes(wordsOf(edit))
      await until(isShown, 90_000).catch(() => broken.push(`${present}: the edit never showed`))
    }
    await readers.stop()
    if (readers.result.failed > 0) broken.push(`${readers.result.failed} pages were not served`)
    return {
      rounds: faults.length,
      broken,
      edits: faults.length,
      pagesRead: readers.result.read,
      outages: readers.result.outages,
    }
  } finally {
    await attune.close()
    proxy.closeAllConnections()
    proxy.close()
  }
}

async function answerBadly(response: ServerResponse, fault: LakeFault): Promise<void> {
  const json = { 'content-type': 'application/json' }
  switch (fault) {
    case 'slow':
      await pause(1_500)
      response.destroy()
      break
    case 'cut off':
      response.writeHead(200, { ...json, 'content-length': '5000' })
      response.write('{"result":[{"_id":')
      await pause(20)
      response.destroy()
      break
    case 'no JSON':
      response.writeHead(200, json).end('<html>Gateway</html>')
      break
    case 'wrong shape':
      response.writeHead(200, json).end('{"result":[{"_id":7}],"ms":1}')
      break
    case 'error':
      response.writeHead(503, json).end('{"error":"away"}')
      break
    case 'silent':
      // Says nothing until the asker gives up.
      break
  }
}
