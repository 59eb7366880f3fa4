import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { RunningLake } from '../../../studio/lake/start-lake.ts'
import { ROOT } from '../../fixtures/places.ts'

export type CommandResult = { code: number | null; output: string; errors: string }

/** Runs `npm run lake` or `npm run sanity` in a process of its own, as a terminal in `folder` would. */
export async function runCommand(
  script: 'main' | 'sanity',
  args: readonly string[],
  place: { lake: Pick<RunningLake, 'url'>; folder: string; input?: string },
): Promise<CommandResult> {
  const child = spawn(process.execPath, [join(ROOT, 'studio/lake/cli', `${script}.ts`), ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      // What the test runner sets for itself.
      NODE_ENV: undefined,
      VITEST: undefined,
      CI: '1',
      HOME: place.folder,
      INIT_CWD: place.folder,
      LAKE_URL: place.lake.url,
    },
    stdio: 'pipe',
  })
  const result: CommandResult = { code: null, output: '', errors: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    result.output += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    result.errors += chunk
  })
  child.stdin.end(place.input ?? '')
  result.code = await new Promise((resolve) => child.once('close', resolve))
  return result
}
