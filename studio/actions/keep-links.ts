import type { SanityClient } from '@sanity/client'
import { pageUrl } from '../presentation/page-url.ts'

interface Addressed {
  readonly _id: string
  readonly _type: string
  readonly slug?: unknown
}

/** Where readers find a document, as a path; undefined for what has no page of its own. */
function pathOfDocument(document: Addressed): string | undefined {
  const url = pageUrl('', document)
  // A place on another page: browsers don't send it, so nothing can lead away from it.
  return url?.includes('#') ? undefined : url
}

/** The paths that publishing `draft` over `published` moves its page between, if it moves it. */
export function findMove(
  published: Addressed | null,
  draft: Addressed | null,
): { readonly from: string; readonly to: string } | undefined {
  const from = published && pathOfDocument(published)
  const to = draft && pathOfDocument(draft)
  return from && to && from !== to ? { from, to } : undefined
}

/**
 * The same redirect has the same id, so that writing it again makes no second one. No slug has an
 * underscore, so `/people/anna/` and `/people-anna/` each have one of their own.
 */
export const redirectId = (from: string) => `redirect${from.replaceAll('/', '_').replace(/_$/, '')}`

/**
 * Leads the old address to the document, wherever that will be. What led away from the new address goes,
 * and what led to the old one now leads to the document: no loops, no chains.
 */
export async function keepLinks(
  client: SanityClient,
  documentId: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const target = { _type: 'reference', _ref: documentId }
  const others = await client.fetch<{ _id: string; from: string; to: string | null }[]>(
    '*[_type == "redirect" && (from in [$from, $to] || to == $from)] { _id, from, to }',
    { from, to },
    { perspective: 'raw' },
  )
  const transaction = client.transaction()
  for (const other of others) {
    if (other.from === to || other.from === from) transaction.delete(other._id)
    else transaction.patch(other._id, { set: { target }, unset: ['to'] })
  }
  await transaction
    .createOrReplace({ _id: redirectId(from), _type: 'redirect', from, target })
    .commit({ tag: 'attune.keep-links' })
}
