import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ROOT } from '../../fixtures/places.ts'

export type LakeProcess = {
  url: string
  /** Ends it as a power switch would, and waits until it is gone. */
  kill(): Promise<void>
}

/** What `node studio/lake/main.ts` did that did not stay: its exit code and words. */
export type LakeExit = { code: number | null; said: string }

type Place = { folder: string; port?: number; environment?: NodeJS.ProcessEnv; args?: string[] }

/** Starts the lake as a process of its own. @throws when it ends instead of answering */
export async function startLakeProcess(place: Place): Promise<LakeProcess> {
  const child = spawnLake(place)
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk
    const url = /answers at (\S+)\n/.exec(said)?.[1]
    if (url !== undefined) resolve(url)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  child.once('close', () => reject(new Error(`The lake ended: ${said}`)))
  onTestFinished(() => void child.kill('SIGKILL'))
  const url = await promise
  return {
    url,
    async kill() {
      const gone = once(child, 'close')
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Runs the lake until it ends by itself. */
export async function runLakeUntilItEnds(place: Place): Promise<LakeExit> {
  const child = spawnLake(place)
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const [code] = await once(child, 'close')
  return { code: typeof code === 'number' ? code : null, said }
}

function spawnLake({ folder, port = 0, environment = {}, args = [] }: Place): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'studio/lake/main.ts'), ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      // Fifty starts in a row need not compile the same sources fifty times.
      NODE_COMPILE_CACHE: join(tmpdir(), 'attune-compile-cache'),
      LAKE_PORT: String(port),
      DATA_DIR: folder,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
