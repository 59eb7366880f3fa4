import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ClientConfig, createClient, type SanityClient } from '@sanity/client'
import { onTestFinished } from 'vitest'
import { type RunningLake, startLake } from '../../studio/lake/start-lake.ts'

/** An empty folder that goes away with the test. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-lake-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A lake on a free port with a client, both gone when the test ends. */
export async function runLake(
  folder?: string,
): Promise<{ lake: RunningLake; client: SanityClient }> {
  const lake = await startLake({ port: 0, folder: folder ?? (await makeFolder()) })
  onTestFinished(() => lake.close())
  return { lake, client: connect(lake) }
}

/** The client the site uses, except that it sees drafts as they are stored. */
export function connect(lake: Pick<RunningLake, 'url'>, config: ClientConfig = {}): SanityClient {
  return createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-11-01',
    useCdn: false,
    perspective: 'raw',
    apiHost: lake.url,
    useProjectHostname: false,
    maxRetries: 0,
    ...config,
  })
}
