import { createClient, type SanityClient } from '@sanity/client'

/** Sanity's client on the lake. The lake asks for no token, but exports insist on having one. */
export function connect(address: string, dataset: string): SanityClient {
  return createClient({
    projectId: 'local',
    dataset,
    apiVersion: '2026-11-01',
    apiHost: address,
    useProjectHostname: false,
    useCdn: false,
    token: 'local',
    perspective: 'raw',
  })
}
