import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { answerStarting, READY_PATH } from './answer-health.ts'
import type { FileCache } from './file-cache.ts'
import { createFileFinder } from './find-file.ts'
import { parseTarget } from './handle-request.ts'
import { mayHoldPass } from './preview/preview-cookie.ts'
import { TRANSPORT_SECURITY } from './security-headers.ts'
import { sendFile } from './send-file.ts'

/** What answers while the rest of the process is still being loaded. */
export interface FrontDoor {
  readonly answer: RequestListener
  /** Resolves when everybody whose file is being read has it. */
  settle(): Promise<void>
  /** From now on `listener` answers, those who wait first. */
  open(listener: RequestListener): void
}

interface FrontDoorOptions {
  /** Where an earlier run left its pages. */
  readonly folder: string
  readonly files: FileCache
  readonly isSecure: boolean
}

/**
 * Serves readers the files that are there from the first moment on. Whoever wants anything else (a
 * personal page, the API, a page that is no file) waits until the door is open.
 */
export function createFrontDoor({ folder, files, isSecure }: FrontDoorOptions): FrontDoor {
  const find = createFileFinder(folder, files)
  const opening = Promise.withResolvers<RequestListener>()
  const readings = new Set<Promise<unknown>>()
  let everything: RequestListener | undefined

  /** False, with nothing sent, for whoever has to wait. */
  async function serveReader(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const isReading = request.method === 'GET' || request.method === 'HEAD'
    const url = isReading ? parseTarget(request.url) : undefined
    if (!url || mayHoldPass(request.headers.cookie)) return false
    const file = await find(url.pathname)
    if (!file) return false
    if (isSecure) response.setHeader('strict-transport-security', TRANSPORT_SECURITY)
    return await sendFile(request, response, file)
  }

  const answerEarly: RequestListener = async (request, response) => {
    if (parseTarget(request.url)?.pathname === READY_PATH) return answerStarting(response)
    // A file that can't be read is for the log, which is not there yet.
    const reading = serveReader(request, response).catch(() => false)
    readings.add(reading)
    const isServed = await reading
    readings.delete(reading)
    if (isServed) return
    const listener = await opening.promise
    listener(request, response)
  }

  return {
    answer: (request, response) => (everything ?? answerEarly)(request, response),
    async settle() {
      await Promise.all(readings)
    },
    open(listener) {
      everything = listener
      opening.resolve(listener)
    },
  }
}
