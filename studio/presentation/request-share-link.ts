import { createPreviewSecret } from '@sanity/preview-url-secret/create-secret'
import type { SanityClient } from 'sanity'
import { siteUrl } from '../content-lake.ts'

/** A link that shows a page's drafts to whoever has it, until it ends. */
export interface ShareLink {
  readonly url: string
  readonly expiresAt: Date
}

function isAnswer(value: unknown): value is { path: string; expiresAt: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'expiresAt' in value &&
    typeof value.expiresAt === 'string'
  )
}

/**
 * Asks the site for a link. A fresh secret in the lake proves that an editor asks.
 * @throws Error in words for the editor.
 */
export async function requestShareLink(
  client: SanityClient,
  { path, userId }: { readonly path: string; readonly userId: string | undefined },
): Promise<ShareLink> {
  const studioUrl = window.location.origin
  const { secret } = await createPreviewSecret(client, 'attune/share-preview', studioUrl, userId)
  const response = await fetch(`${siteUrl}/api/preview/links`, {
    method: 'POST',
    // A plain form: the browser needs no leave to send it to the site.
    body: new URLSearchParams({ secret, path }),
  }).catch((cause: unknown) => {
    throw new Error(`The site at ${siteUrl} does not answer.`, { cause })
  })
  const answer: unknown = response.ok ? await response.json() : undefined
  if (!isAnswer(answer)) throw new Error(`The site at ${siteUrl} refused to make a link.`)
  return { url: siteUrl + answer.path, expiresAt: new Date(answer.expiresAt) }
}
