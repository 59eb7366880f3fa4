import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ImageCache } from '../../studio/lake/assets/image-cache.ts'
import { makeFolder } from './run-lake.ts'

const KILOBYTE = Buffer.alloc(1024, 1)

function reader(cache: ImageCache) {
  const made: string[] = []
  const read = (recipe: string, bytes = KILOBYTE) =>
    cache.read(recipe, async () => {
      made.push(recipe)
      return bytes
    })
  return { made, read }
}

test('an image is made once, also for those who ask at the same time', async () => {
  const { made, read } = reader(new ImageCache(await makeFolder(), 10_000))
  await Promise.all([read('a'), read('a'), read('a')])
  await read('a')
  expect(made).toEqual(['a'])
})

test('when there is no room, what was not asked for the longest goes', async () => {
  const folder = await makeFolder()
  const cache = new ImageCache(folder, 3 * 1024)
  const { made, read } = reader(cache)
  for (const recipe of ['a', 'b', 'c', 'a', 'd']) await read(recipe)
  expect(await cache.size()).toBe(3 * 1024)
  expect(await readdir(folder)).toHaveLength(3)
  made.length = 0
  for (const recipe of ['a', 'c', 'd', 'b']) await read(recipe)
  expect(made).toEqual(['b'])
})

test('an image larger than the whole bound is served and not kept', async () => {
  const folder = await makeFolder()
  const { read } = reader(new ImageCache(folder, 1024))
  await read('small')
  expect(await read('large', Buffer.alloc(2048))).toHaveLength(2048)
  expect(await readdir(folder)).toHaveLength(1)
})

test('images, their order and the bound survive a restart; half-written ones do not', async () => {
  const folder = await makeFolder()
  const first = reader(new ImageCache(folder, 10 * 1024))
  for (const recipe of ['a', 'b', 'c']) await first.read(recipe)
  await writeFile(join(folder, '.unfinished-x'), KILOBYTE)
  // Files are seconds apart in real life; here the clock may not have moved.
  for (const [age, name] of (await readdir(folder)).entries()) {
    const used = new Date(Date.now() - 60_000 - age * 1000)
    await utimes(join(folder, name), used, used)
  }
  await first.read('a')
  const later = new ImageCache(folder, 2 * 1024)
  expect(await later.size()).toBe(2 * 1024)
  expect(await readdir(folder)).toHaveLength(2)
  const second = reader(later)
  await second.read('a')
  expect(second.made).toEqual([])
})
