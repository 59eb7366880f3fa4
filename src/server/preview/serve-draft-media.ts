import { access } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import { mediaOrigin } from '../../content/media.ts'
import { lakeOfImages } from '../../publishing/media-mirror.ts'
import { SECURITY_HEADERS } from '../security-headers.ts'

const ANSWER_WITHIN_MS = 15_000

/**
 * Answers for a picture that no published page shows yet, straight from the lake: a draft's
 * pictures are not written among the site's files. False when readers' files have it, or nothing does.
 */
export function createDraftMedia(client: SanityClient, publishedFolder: string) {
  const lake = lakeOfImages(client)
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    { pathname }: URL,
  ): Promise<boolean> => {
    const origin = mediaOrigin(pathname, lake)
    if (!origin) return false
    const isPublished = await access(join(publishedFolder, pathname)).then(
      () => true,
      () => false,
    )
    if (isPublished) return false
    const picture = await fetch(origin, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    if (!picture.ok) return false
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': 'image/webp',
      'cache-control': 'private, no-store',
      vary: 'Cookie',
    })
    const bytes = new Uint8Array(await picture.arrayBuffer())
    response.end(request.method === 'HEAD' ? undefined : bytes)
    return true
  }
}
