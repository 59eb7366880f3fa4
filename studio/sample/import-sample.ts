import type { SanityClient } from '@sanity/client'
import { createClient } from '@sanity/client'
import { sampleDocuments } from './sample-documents.ts'

/**
 * Fills an empty dataset with the sample documents in one transaction. A dataset that already has
 * a document of our types, draft or published, is left alone and counts as 0 imported; with
 * `isAgain` the sample's own documents become what they were, and all others stay as they are.
 */
export const importSample = async (
  client: SanityClient,
  now: Temporal.Instant,
  { isAgain = false } = {},
): Promise<{ imported: number }> => {
  const documents = sampleDocuments(now)
  if (isAgain) {
    const transaction = client.transaction()
    for (const document of documents) transaction.createOrReplace(document)
    await transaction.commit({ visibility: 'sync' })
    return { imported: documents.length }
  }
  const types = [...new Set(documents.map((document) => document._type))]
  const existing = await client.fetch<number>(
    'count(*[_type in $types])',
    { types },
    { perspective: 'raw' },
  )
  if (existing > 0) return { imported: 0 }

  const transaction = client.transaction()
  for (const document of documents) transaction.createIfNotExists(document)
  await transaction.commit({ visibility: 'sync' })
  return { imported: documents.length }
}

/** Thrown when the environment names a hosted project but not how to write to it. */
export class MissingWriteTokenError extends Error {
  override name = 'MissingWriteTokenError'
}

/** A writing client for the hosted project the environment names, else for the local Content Lake. */
export const clientFromEnvironment = (environment: NodeJS.ProcessEnv): SanityClient => {
  const { LAKE_URL, SANITY_PROJECT_ID, SANITY_DATASET, SANITY_WRITE_TOKEN } = environment
  const shared = {
    dataset: SANITY_DATASET ?? 'production',
    apiVersion: '2026-11-01',
    useCdn: false,
  }
  if (SANITY_PROJECT_ID === undefined) {
    return createClient({
      ...shared,
      projectId: 'local',
      apiHost: LAKE_URL ?? 'http://localhost:3900',
      useProjectHostname: false,
    })
  }
  if (SANITY_WRITE_TOKEN === undefined) {
    throw new MissingWriteTokenError(
      `SANITY_WRITE_TOKEN is not set; importing into project ${SANITY_PROJECT_ID} needs it`,
    )
  }
  return createClient({ ...shared, projectId: SANITY_PROJECT_ID, token: SANITY_WRITE_TOKEN })
}

if (import.meta.main) {
  const client = clientFromEnvironment(process.env)
  const { projectId, dataset } = client.config()
  const isAgain = process.argv.includes('--again')
  const { imported } = await importSample(client, Temporal.Now.instant(), { isAgain })
  console.log(
    imported === 0
      ? `Nothing imported: dataset ${dataset} of project ${projectId} already has content. "npm run sample -- --again" puts the sample's own documents back as they were.`
      : `Imported ${imported} sample documents into dataset ${dataset} of project ${projectId}.`,
  )
}
