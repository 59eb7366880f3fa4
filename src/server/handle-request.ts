import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { allowStudio } from './allow-studio.ts'
import { documentAskedFor } from './answer-document.ts'
import { answerFault } from './answer-fault.ts'
import { SECURITY_HEADERS, TRANSPORT_SECURITY } from './security-headers.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void

const PERSONAL = /^\/(?:reserve|reservations|staff)(?:\/|$)/

const HEALTH = /^\/(?:healthz|readyz)$/
const NOT_FOR_SEARCH = /^\/(?:api\/|dev\/|(?:healthz|readyz)$)/

export interface Answers {
  readonly health: Answer
  readonly api: Answer
  readonly preview: Answer
  /** How one document fares on the site. */
  readonly document: (response: ServerResponse, documentId: string) => void
  readonly page: Answer
  /** Pages made for one person when asked for. */
  readonly personal: Answer
  /** The mailbox page of `npm start`. */
  readonly mailbox?: Answer
}

/** Where readers reach the site, and its editors their Studio. */
export interface SiteAddresses {
  readonly siteUrl: string
  readonly studioOrigin?: string | undefined
}

/** The address that a request asks for; undefined where it is none of ours. */
export function parseTarget(target = '/'): URL | undefined {
  // A proxy's absolute form, or anything else that is no path, has no answer here.
  if (!target.startsWith('/')) return undefined
  return URL.parse(`http://localhost${target}`) ?? undefined
}

function answerProblem(response: ServerResponse, status: number, title: string): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify({ type: 'about:blank', title, status }))
}

/** Sends each request to health, API or pages. A fault is logged and never shown. */
export function createRequestHandler(
  answers: Answers,
  log: Logger,
  { siteUrl, studioOrigin }: SiteAddresses,
): RequestListener {
  const isSecure = siteUrl.startsWith('https:')
  return async (request, response) => {
    try {
      if (isSecure) response.setHeader('strict-transport-security', TRANSPORT_SECURITY)
      const url = parseTarget(request.url)
      if (!url) return answerProblem(response, 400, 'The address is not one')
      // Only pages are for finding; what is none has no business in a search engine.
      if (NOT_FOR_SEARCH.test(url.pathname)) response.setHeader('x-robots-tag', 'noindex')
      if (HEALTH.test(url.pathname)) return await answers.health(request, response, url)
      if (url.pathname.startsWith('/api/preview/'))
        return await answers.preview(request, response, url)
      allowStudio(request, response, { pathname: url.pathname, studioOrigin })
      const documentId = request.method === 'GET' ? documentAskedFor(url.pathname) : undefined
      if (documentId) return answers.document(response, documentId)
      if (url.pathname.startsWith('/api/')) return await answers.api(request, response, url)
      if (answers.mailbox && url.pathname.startsWith('/dev/mail/')) {
        return await answers.mailbox(request, response, url)
      }
      if (PERSONAL.test(url.pathname)) return await answers.personal(request, response, url)
      return await answers.page(request, response, url)
    } catch (error) {
      // Who went away, or was cut off for being slow, hears nothing, and no fault is ours.
      if (request.destroyed && !request.complete) return
      log.error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed')
      answerFault(request, response)
    }
  }
}
