import type { IncomingMessage, ServerResponse } from 'node:http'
import { refusePreview } from '../preview/refuse-preview.ts'
import type { Gate } from './gate.ts'
import { findGuarded } from './limits.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void

/** The preview's entrances, for whoever doesn't try them over and over. */
export function limitPreview(answer: Answer, { guard, addressOf }: Gate): Answer {
  return async (request, response, url) => {
    const action = findGuarded(request.method, url.pathname)
    const seconds = action && (await guard.countAddress(action, addressOf(request)))
    if (!seconds) return await answer(request, response, url)
    response.setHeader('retry-after', String(seconds))
    refusePreview(response, 'often')
  }
}
