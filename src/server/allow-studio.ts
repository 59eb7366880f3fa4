import type { IncomingMessage, ServerResponse } from 'node:http'

/** What the Studio asks the site for: numbers of seats, and how its documents fare here. */
const ASKED_BY_STUDIO = /^\/api\/(?:cohorts|documents)\//

/**
 * Lets the Studio, and no other origin, read public answers about its documents from its editors'
 * browsers. Nothing personal is among them, and no cookie comes along.
 */
export function allowStudio(
  request: IncomingMessage,
  response: ServerResponse,
  {
    pathname,
    studioOrigin,
  }: { readonly pathname: string; readonly studioOrigin?: string | undefined },
): void {
  if (!studioOrigin || !ASKED_BY_STUDIO.test(pathname)) return
  response.setHeader('vary', 'origin')
  if (request.headers.origin === studioOrigin) {
    response.setHeader('access-control-allow-origin', studioOrigin)
  }
}
