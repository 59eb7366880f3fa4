import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
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

it('was not whole when files of pages are gone, unless they were removed', async () => {
  const first = await openPublishedFolder(folder)
  for (const path of ['/', '/approaches/a/', '/approaches/b/', '/rss.xml']) {
    await first.write({ path }, '<p>Here</p>')
  }
  await first.save()
  expect((await openPublishedFolder(folder)).wasWhole).toBe(true)
  // Killed before it saves again.
  await first.remove('/approaches/a/')
  expect((await openPublishedFolder(folder)).wasWhole).toBe(true)

  await rm(join(folder, 'approaches'), { recursive: true })
  expect((await openPublishedFolder(folder)).wasWhole).toBe(false)
  await rm(folder, { recursive: true })
  expect((await openPublishedFolder(folder)).wasWhole).toBe(false)
})

it('writes what is new, tells of it, and leaves no draft behind', async () => {
  const published = await openPublishedFolder(folder)
  const page = { path: '/approaches/a/', documentId: 'a' }
  const file = join(folder, 'approaches/a/index.html')
  expect(await published.write(page, '<p>One</p>')).toBe(true)
  expect(await published.write(page, '<p>One</p>')).toBe(false)
  expect(await published.write(page, '<p>Two</p>')).toBe(true)
  expect(await readFile(file, 'utf8')).toBe('<p>Two</p>')
  expect(await readdir(join(file, '..'))).toEqual(['index.html'])

  const later = await openPublishedFolder(folder)
  expect(await later.write(page, '<p>Two</p>')).toBe(false)
})

it('makes a page’s folder again that somebody took away', async () => {
  const published = await openPublishedFolder(folder)
  const page = { path: '/approaches/a/', documentId: 'a' }
  await published.write(page, '<p>One</p>')
  await rm(join(folder, 'approaches'), { recursive: true })
  expect(await published.write(page, '<p>Two</p>')).toBe(true)
  expect(await readFile(join(folder, 'approaches/a/index.html'), 'utf8')).toBe('<p>Two</p>')
})

it('writes a page again that somebody took away, though it is the same', async () => {
  const published = await openPublishedFolder(folder)
  const page = { path: '/approaches/a/', documentId: 'a' }
  await published.write(page, '<p>One</p>')
  await rm(join(folder, 'approaches'), { recursive: true })
  expect(await published.write(page, '<p>One</p>')).toBe(true)
  expect(await readFile(join(folder, 'approaches/a/index.html'), 'utf8')).toBe('<p>One</p>')
})
