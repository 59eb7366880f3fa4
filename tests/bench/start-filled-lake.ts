import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { importSample } from '../../studio/sample/import-sample.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { importGeneratedArticles } from '../fixtures/generated-articles.ts'
import { ROOT } from '../fixtures/places.ts'
import { isAnswering, stopProcess } from './peers/static-servers.ts'

/** A Content Lake in a process of its own, with the sample content and generated articles. */
export interface FilledLake {
  readonly url: string
  readonly process: ChildProcess
  readonly editor: SanityClient
  /** Goes with the lake; a bench may keep its own there. */
  readonly folder: string
  close(): Promise<void>
}

export async function startFilledLake(articles: number): Promise<FilledLake> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'))
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const lake = fork(join(ROOT, 'studio/lake/main.ts'), {
    env: { ...process.env, DATA_DIR: folder, LAKE_PORT: String(port) },
    silent: true,
  })
  const close = async () => {
    await stopProcess(lake)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await isAnswering(`${url}/v1/ping`)
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
    await importGeneratedArticles(editor, articles)
    return { url, process: lake, editor, folder, close }
  } catch (error) {
    await close()
    throw error
  }
}
