import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeSearchIndex } from '../../../src/publishing/search/write-search-index.ts'
import { openKeptSearchIndex } from '../../../src/publishing/warm-build/kept-search-index.ts'
import { readTree } from '../../fixtures/read-tree.ts'

let parent: string
let folder: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'attune-search-'))
  folder = join(parent, 'published')
})
afterEach(() => rm(parent, { recursive: true, force: true }))

async function write(path: string, text: string, mark = 'data-pagefind-body') {
  const file = join(folder, path, 'index.html')
  await mkdir(dirname(file), { recursive: true })
  await writeFile(
    file,
    `<html lang="en"><head><title>x</title></head><body><main ${mark}><h1>${path}</h1><p>${text}</p></main></body></html>`,
  )
}
const partsOf = (kind: string) => readdir(join(folder, 'pagefind', kind))
const readEntry = () => readFile(join(folder, 'pagefind', 'pagefind-entry.json'), 'utf8')

it('finds pages that say so, and is made anew only when they changed', async () => {
  await write('a', 'first words')
  await write('b', 'hidden words', '')
  expect(await writeSearchIndex(folder)).toBe(1)
  const entry = await readEntry()
  expect(await writeSearchIndex(folder)).toBeUndefined()
  await write('b', 'hidden words of another kind', '')
  expect(await writeSearchIndex(folder)).toBeUndefined()
  await write('c', 'more words')
  expect(await writeSearchIndex(folder)).toBe(2)
  expect(await readEntry()).not.toBe(entry)
})

it('keeps the parts of an older index for a while, however old they are, then removes them', async () => {
  await write('a', 'first words')
  await writeSearchIndex(folder)
  const [old = ''] = await partsOf('fragment')
  const longAgo = new Date(Date.now() - 86_400_000)
  await utimes(join(folder, 'pagefind', 'fragment', old), longAgo, longAgo)
  await write('a', 'second words')
  await writeSearchIndex(folder)
  expect(await partsOf('fragment')).toContain(old)
  await utimes(join(folder, 'pagefind', 'fragment', old), longAgo, longAgo)
  await write('a', 'third words')
  await writeSearchIndex(folder)
  expect(await partsOf('fragment')).not.toContain(old)
})

it('leaves the parts alone that are those of the index before, and nothing beside the folder', async () => {
  await write('a', 'first words')
  await write('b', 'other words')
  await writeSearchIndex(folder)
  const before = await partsOf('fragment')
  const earlier = new Date(Date.now() - 1_800_000)
  for (const part of before) {
    await utimes(join(folder, 'pagefind', 'fragment', part), earlier, earlier)
  }
  await rm(`${folder}.search.json`)
  expect(await writeSearchIndex(folder)).toBe(2)
  for (const part of before) {
    const { mtime } = await stat(join(folder, 'pagefind', 'fragment', part))
    expect(mtime).toEqual(earlier)
  }
  expect((await readdir(parent)).sort()).toEqual(['published', 'published.search.json'])
})

it('is made again when its files are gone', async () => {
  await write('a', 'first words')
  await writeSearchIndex(folder)
  await rm(join(folder, 'pagefind'), { recursive: true })
  expect(await writeSearchIndex(folder)).toBe(1)
})

it('is not made before there is anything to find, and forgets what is no more', async () => {
  await mkdir(folder)
  expect(await writeSearchIndex(folder)).toBeUndefined()
  await write('a', 'first words')
  await writeSearchIndex(folder)
  await rm(join(folder, 'a'), { recursive: true })
  expect(await writeSearchIndex(folder)).toBe(0)
  expect(JSON.parse(await readEntry())).toMatchObject({ languages: {} })
})

it('takes the index that an earlier build made of just these pages, unless it is not all there', async () => {
  await write('a', 'first words')
  const keptIn = join(parent, 'kept')
  const indexes = openKeptSearchIndex(keptIn, 'version')
  let taken = 0
  const kept = {
    ...indexes,
    async fetch(fingerprint: string, into: string) {
      const isFetched = await indexes.fetch(fingerprint, into)
      if (isFetched) taken += 1
      return isFetched
    },
  }
  const writeAnew = async () => {
    await rm(join(folder, 'pagefind'), { recursive: true, force: true })
    return writeSearchIndex(folder, kept)
  }
  await writeAnew()
  const made = readTree(join(folder, 'pagefind'), '')
  expect(await writeAnew()).toBe(1)
  expect(taken).toBe(1)
  expect(readTree(join(folder, 'pagefind'), '')).toEqual(made)
  const [name = ''] = await readdir(keptIn)
  await rm(join(keptIn, name, 'pagefind-entry.json'))
  expect(await writeAnew()).toBe(1)
  await write('a', 'other words')
  expect(await writeAnew()).toBe(1)
  expect(taken).toBe(1)
})
