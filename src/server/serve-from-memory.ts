import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FileCache, RecalledFile } from './file-cache.ts'
import { toFilePath } from './find-file.ts'
import { parseTarget } from './handle-request.ts'
import { mayHoldPass } from './preview/preview-cookie.ts'
import { sendHeld } from './send-file.ts'

/** False, with nothing sent, for what others have to answer. */
type Serve = (request: IncomingMessage, response: ServerResponse) => boolean

/**
 * Answers most readers: those who ask for a whole file that is in memory, in the form they ask for.
 * It does so at once, since waiting for promises, and a look at the disk for each of many who ask
 * together, would take as long as the answer itself.
 */
export function createMemoryServer(folder: string, files: FileCache): Serve {
  // Requests of one turn of the event loop were all there before it: one look at the disk is later
  // than any of them.
  const ofThisTurn = new Map<string, RecalledFile>()

  function recall(target: string): RecalledFile | undefined {
    const known = ofThisTurn.get(target)
    if (known) return known
    const url = parseTarget(target)
    const path = url && toFilePath(folder, url.pathname)
    const recalled = path === undefined ? undefined : files.recall(path)
    if (!recalled) return undefined
    if (ofThisTurn.size === 0) setImmediate(() => ofThisTurn.clear())
    ofThisTurn.set(target, recalled)
    return recalled
  }

  return (request, response) => {
    const { method, url, headers } = request
    if ((method !== 'GET' && method !== 'HEAD') || url === undefined) return false
    if (headers.range !== undefined || mayHoldPass(headers.cookie)) return false
    const recalled = recall(url)
    if (!recalled || !sendHeld(request, response, recalled.file)) return false
    recalled.countUse()
    return true
  }
}
