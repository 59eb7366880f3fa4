import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@sanity/client'
import { importSample } from '../../../studio/sample/import-sample.ts'
import { findFreePort } from '../../fixtures/free-port.ts'
import { killableProcess } from '../../fixtures/killable-process.ts'
import type { EditedLake } from './newsroom.ts'

/** A lake in a process of its own, so that it can die without a word. */
export interface KillableLake extends EditedLake {
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same port and folder. */
  start(): Promise<void>
}

export async function startKillableLake(): Promise<KillableLake> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-'))
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const lake = killableProcess({
    file: 'studio/lake/main.ts',
    env: { LAKE_PORT: String(port), DATA_DIR: folder },
    askAt: `${url}/v1/ping`,
  })
  await lake.start()
  const editor = createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-11-01',
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
  })
  await importSample(editor, Temporal.Now.instant())
  return {
    lake: { url },
    editor,
    folder,
    kill: lake.kill,
    start: lake.start,
    async close() {
      await lake.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
