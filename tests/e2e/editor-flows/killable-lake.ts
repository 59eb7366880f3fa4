import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@sanity/client'
import { importSample } from '../../../studio/sample/import-sample.ts'
import { until } from '../../fixtures/attune.ts'
import { findFreePort } from '../../fixtures/free-port.ts'
import { ROOT } from '../../fixtures/places.ts'
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
  let lake: ChildProcess | undefined
  const start = async () => {
    lake = spawn(process.execPath, [join(ROOT, 'studio', 'lake', 'main.ts')], {
      env: { ...process.env, LAKE_PORT: String(port), DATA_DIR: folder },
      stdio: 'ignore',
    })
    await until(async () => {
      const answer = await fetch(`${url}/v1/ping`).catch(() => undefined)
      return answer?.ok === true
    })
  }
  const kill = async () => {
    if (!lake || lake.exitCode !== null || lake.signalCode !== null) return
    const ended = once(lake, 'exit')
    lake.kill('SIGKILL')
    await ended
  }
  await start()
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
    kill,
    start,
    async close() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
