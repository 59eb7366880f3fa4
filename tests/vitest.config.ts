import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..')

function project(name: string, timeout: number, globalSetup: string[] = []) {
  return {
    test: {
      name,
      root,
      include: [`tests/${name}/**/*.test.ts`, `tests/${name}/**/*.test.tsx`],
      testTimeout: timeout,
      hookTimeout: timeout * 2,
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
      project('unit', 10_000),
      project('database', 60_000),
      project('lake', 30_000),
      project('pages', 60_000, [join(root, 'tests/fixtures/compile-site.ts')]),
      project('faults', 120_000, [join(root, 'tests/fixtures/compile-site.ts')]),
      project('security', 120_000, [
        join(root, 'tests/fixtures/compile-site.ts'),
        join(root, 'tests/fixtures/find-browser.ts'),
      ]),
      project('e2e', 120_000, [
        join(root, 'tests/fixtures/compile-site.ts'),
        join(root, 'tests/fixtures/find-browser.ts'),
        join(root, 'tests/fixtures/built-studio.ts'),
      ]),
    ],
  },
})
