import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { SLOWEST_STEP_MS } from './fixtures/slowest-step.ts'

const root = join(import.meta.dirname, '..')

/**
 * What a test or a hook may take, in milliseconds. It only ends what hangs: on a slow machine under
 * load the longest one stays well below. No test says anything of speed.
 */
const CEILING_MS = 300_000

function project(name: string, globalSetup: string[] = [], setupFiles: string[] = []) {
  return {
    test: {
      name,
      root,
      include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`],
      testTimeout: CEILING_MS,
      hookTimeout: CEILING_MS,
      expect: { poll: { timeout: SLOWEST_STEP_MS } },
      globalSetup,
      setupFiles,
      // Files share what their worker has loaded. What a test changes for its whole process (the
      // clock, the environment, the console) it puts back.
      isolate: false,
    },
  }
}

export default defineConfig({
  test: {
    root,
    // Two at a time: browsers, databases and servers share a small machine.
    maxWorkers: 2,
    projects: [
      project('unit'),
      project('database', [join(root, 'tests/fixtures/find-servers.ts')]),
      project('lake', [], [join(root, 'tests/fixtures/end-content-lake.ts')]),
      project('pages', [
        join(root, 'tests/fixtures/compile-site.ts'),
        join(root, 'tests/fixtures/find-servers.ts'),
      ]),
      project('faults', [
        join(root, 'tests/fixtures/compile-site.ts'),
        join(root, 'tests/fixtures/find-servers.ts'),
      ]),
      project('security', [
        join(root, 'tests/fixtures/compile-site.ts'),
        join(root, 'tests/fixtures/find-browser.ts'),
      ]),
      project('e2e', [
        join(root, 'tests/fixtures/compile-site.ts'),
        join(root, 'tests/fixtures/find-browser.ts'),
        join(root, 'tests/fixtures/built-studio.ts'),
      ]),
    ],
  },
})
