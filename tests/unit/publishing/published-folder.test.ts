import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPublishedFolder } from '../../../src/publishing/published-folder.ts'

let folder: string

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'attune-folder-')), 'published')
})

afterEach(async () => {
  await rm(join(folder, '..'), { recursive: true, force: true })
})

it('was whole when an earlier run saved it, not when that run ended before all pages were there', async () => {
  const first = await openPublishedFolder(folder)
  expect(first.wasWhole).toBe(false)
  await first.write({ path: '/', documentId: 'homePage' }, '<p>Home</p>')

  const second = await openPublishedFolder(folder)
  expect(second.pages()).toHaveLength(1)
  expect(second.wasWhole).toBe(false)
  await second.save()

  expect((await openPublishedFolder(folder)).wasWhole).toBe(true)
})
