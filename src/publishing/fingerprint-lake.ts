import { createHash } from 'node:crypto'
import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { askLake } from '../content/ask-lake.ts'
import { REVISIONS_QUERY } from '../content/queries.ts'
import { revision } from '../content/schemas/publication.ts'
import { CONTENT_TYPES } from './content-types.ts'

/**
 * Names the state of everything that pages show: every document in its revision, whether its hour
 * has come, and the hour of the day, since pages may tell what is over. Two equal fingerprints mean
 * that a sweep would find nothing new.
 * @throws LakeUnavailable
 */
export async function fingerprintLake(client: SanityClient, now: Date): Promise<string> {
  const answer = await askLake<unknown>(client, REVISIONS_QUERY, { types: CONTENT_TYPES })
  const revisions = z.array(revision).parse(answer)
  return createHash('sha256')
    .update(now.toISOString().slice(0, '2026-11-23T19'.length))
    .update(JSON.stringify(revisions))
    .digest('hex')
}
