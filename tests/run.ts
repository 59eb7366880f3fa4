import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

/** `npm test`: every test, then one line that counts them. */

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
})

const folder = await mkdtemp(join(tmpdir(), 'attune-test-report-'))
const reportFile = join(folder, 'report.json')
const root = join(import.meta.dirname, '..')
const child = spawn(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    join(root, 'tests/vitest.config.ts'),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
)
const code = await new Promise<number>((resolve) =>
  child.once('close', (exit) => resolve(exit ?? 1)),
)
let hasFailed = code !== 0
try {
  const counted = report.parse(JSON.parse(await readFile(reportFile, 'utf8')))
  hasFailed ||= counted.numFailedTests > 0 || counted.numPassedTests === 0
  // A file that can't even be loaded has no test to count: it counts as one that failed.
  const failed = Math.max(counted.numFailedTests, hasFailed ? 1 : 0)
  console.log(`${counted.numPassedTests} passed, ${failed} failed`)
} catch {
  console.log('0 passed, 1 failed')
  hasFailed = true
}
await rm(folder, { recursive: true, force: true })
process.exitCode = hasFailed ? 1 : 0
