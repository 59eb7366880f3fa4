import { type ClientConfig, createClient, type SanityClient } from '@sanity/client'

const API_VERSION = '2026-11-01'
/** A lake that hangs must not hang the publisher. */
const ANSWER_WITHIN_MS = 15_000

/**
 * Where the Content Lake is, by environment: Sanity's own with `SANITY_PROJECT_ID`, else the local one.
 * Readers' pages only ever see the `published` perspective.
 */
export function contentAddress(environment: Record<string, string | undefined>): ClientConfig {
  const projectId = environment['SANITY_PROJECT_ID']
  const token = environment['SANITY_READ_TOKEN']
  const common = {
    dataset: environment['SANITY_DATASET'] || 'production',
    apiVersion: API_VERSION,
    useCdn: false,
    timeout: ANSWER_WITHIN_MS,
    perspective: 'published',
    ...(token ? { token } : {}),
  } as const
  if (projectId) return { ...common, projectId }
  const port = environment['LAKE_PORT'] || '3900'
  return {
    ...common,
    projectId: 'local',
    apiHost: environment['LAKE_URL'] || `http://localhost:${port}`,
    useProjectHostname: false,
  }
}

/** The client that the site reads with. */
export function createContentClient(
  environment: Record<string, string | undefined> = process.env,
): SanityClient {
  return createClient(contentAddress(environment))
}
