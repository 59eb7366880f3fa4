import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { compileSite, PagesNotCompiled } from '../../../src/publishing/compile-site.ts'

it.each(['.astro', '.data', 'node_modules'])(
  'says how to compile the pages where %s can’t be written to',
  async (name) => {
    const root = await mkdtemp(join(tmpdir(), 'attune-read-only-'))
    onTestFinished(() => rm(root, { recursive: true, force: true }))
    // Rights don't stop root, but no folder takes the place of a file.
    await writeFile(join(root, name), '')
    const compiling = compileSite(root, 'https://example.org')
    await expect(compiling).rejects.toThrow(PagesNotCompiled)
    await expect(compiling).rejects.toThrow('deploy/compile.ts https://example.org')
  },
)
