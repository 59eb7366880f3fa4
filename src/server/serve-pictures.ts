import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SharingPictures } from '../publishing/sharing-pictures/sharing-pictures.ts'

type Serve = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void

/**
 * Has a page's sharing picture made before it is first served. Where it can't be, the picture isn't
 * there yet: a network that asks for it asks again.
 */
export function withPictures(
  pictures: SharingPictures,
  serve: Serve,
  onFailure: (error: unknown) => void,
): Serve {
  return async (request, response, url) => {
    if (url.pathname.startsWith('/og/')) await pictures.make(url.pathname).catch(onFailure)
    return serve(request, response, url)
  }
}
