import { type ClientConfig, createClient as createAnyClient } from '@sanity/client'

/**
 * Stands in for `@sanity/client` inside Sanity's command line (see use-local-client.ts): the same
 * module, but every client it makes works on the lake at LAKE_URL.
 */
export * from '@sanity/client'

export function createClient(config: ClientConfig): ReturnType<typeof createAnyClient> {
  const apiHost = process.env.LAKE_URL
  if (!apiHost) throw new Error('LAKE_URL must say where the local Content Lake answers')
  return createAnyClient({ ...config, apiHost, useProjectHostname: false, useCdn: false })
}
