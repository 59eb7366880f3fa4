import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { SLOWEST_STEP_MS } from './fixtures/slowest-step.ts'

const root = join(import.meta.dirname, '..')

/**
 * A folder of tests. Its ceiling, in milliseconds, is what a test takes that hangs: on a slow
 * machine under load the longest one stays well below. No test says anything of speed.
 */
function project(name: string, ceiling: number, globalSetup: string[] = []) {
  return {
    test: {
      name,
      root,
      include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`],
      testTimeout: ceiling,
      hookTimeout: ceiling,
      expect: { poll: { timeout: SLOWEST_STEP_MS } },
      globalSetup,
    },
  }
}

export default defineConfig({
  test: {
    root,
    // Two at a time: browsers, databases and servers share a small machine.
    maxWorkers: 2,
    projects: [
      project('unit', 120_000),
      project('database', 180_000, [join(root, 'tests/fixtures/find-servers.ts')]),
      project('lake', 180_000),
      project('pages', 240_000, [
        join(root, 'tests/fixtures/compile-site.ts'),
        join(root, 'tests/fixtures/find-servers.ts'),
      ]),
      project('faults', 300_000, [
        join(root, 'tests/fixtures/compile-site.ts'),
        join(root, 'tests/fixtures/find-servers.ts'),
      ]),
      project('security', 300_000, [
        join(root, 'tests/fixtures/compile-site.ts'),
        join(root, 'tests/fixtures/find-browser.ts'),
      ]),
      project('e2e', 300_000, [
        join(root, 'tests/fixtures/compile-site.ts'),
        join(root, 'tests/fixtures/find-browser.ts'),
        join(root, 'tests/fixtures/built-studio.ts'),
      ]),
    ],
  },
})
