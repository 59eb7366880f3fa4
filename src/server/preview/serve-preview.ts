import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SanityClient } from '@sanity/client'
import type { CompiledSite } from '../../publishing/compile-site.ts'
import { createPreviewApi } from './answer-preview-api.ts'
import { createDraftFollower } from './follow-drafts.ts'
import { readPreviewCookie } from './preview-cookie.ts'
import { createPreviewRenderer, isPagePath } from './render-preview.ts'
import { createDraftMedia } from './serve-draft-media.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void

export interface Preview {
  /** Answers below `/api/preview/`. */
  readonly api: Answer
  /** Readers' answer, or the drafts of the same address for whoever holds a valid pass. */
  instead(ofReaders: Answer): Answer
  close(): void
}

export interface PreviewOptions {
  readonly client: SanityClient
  readonly site: Pick<CompiledSite, 'render'>
  readonly siteUrl: string
  /** Where the pictures of published pages are. */
  readonly publishedFolder: string
  readonly key: string
  readonly now: () => number
}

/** A local lake asks for no token, but the check of the Studio's secret wants one to be there. */
function withToken(client: SanityClient): SanityClient {
  const { token, useProjectHostname } = client.config()
  return token || useProjectHostname !== false ? client : client.withConfig({ token: 'local' })
}

/** Everything an editor's preview needs of the server. */
export function createPreview(options: PreviewOptions): Preview {
  const { site, siteUrl, publishedFolder, key, now } = options
  const client = withToken(options.client)
  const cookies = { key, isSecure: siteUrl.startsWith('https:') }
  const follower = createDraftFollower(client)
  const renderer = createPreviewRenderer({ client, site, siteUrl })
  const answerMedia = createDraftMedia(client, publishedFolder)

  return {
    api: createPreviewApi({ client, cookies, siteUrl, follower, now }),
    instead: (ofReaders) => async (request, response, url) => {
      const pass =
        request.method === 'GET' || request.method === 'HEAD'
          ? readPreviewCookie(request.headers.cookie, now(), cookies)
          : undefined
      if (!pass) return ofReaders(request, response, url)
      if (isPagePath(url.pathname)) return renderer.answer(request, response, url, pass)
      if (await answerMedia(request, response, url)) return
      return ofReaders(request, response, url)
    },
    close: () => follower.close(),
  }
}
