import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { hashSources } from '../../../src/publishing/compile-site.ts'

const SITE_URL = 'https://example.org'

it.each([
  'src/pages/index.astro',
  'src/components/article/inline/article.js',
  'src/content/content.ts',
  'src/islands/form.tsx',
  'src/styles/site.css',
  'public/favicon.svg',
  'astro.config.mjs',
  'package-lock.json',
])('names a version by what it is compiled from: %s', async (path) => {
  const root = await mkdtemp(join(tmpdir(), 'attune-sources-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), 'before')
  const before = await hashSources(root, SITE_URL)
  expect(await hashSources(root, SITE_URL)).toBe(before)
  await writeFile(join(root, path), 'after')
  expect(await hashSources(root, SITE_URL)).not.toBe(before)
  expect(await hashSources(root, 'https://example.com')).not.toBe(before)
})
