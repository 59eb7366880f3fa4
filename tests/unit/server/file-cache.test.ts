import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileCache } from '../../../src/server/file-cache.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-files-'))
  for (const name of ['a', 'b', 'c']) await writeFile(join(folder, name), name.repeat(100))
})
afterEach(() => rm(folder, { recursive: true }))

describe('files in memory', () => {
  it('are read once', async () => {
    const files = createFileCache()
    await Promise.all([1, 2, 3].map(() => files.read(join(folder, 'a'), false)))
    expect(files.counts()).toEqual({ hits: 2, misses: 1 })
  })

  it('stay within the bound, those asked for lately before others', async () => {
    const files = createFileCache(250)
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await files.read(join(folder, name), false)
    // The second b had to make room for c.
    expect(files.counts()).toEqual({ hits: 2, misses: 4 })
  })

  it('asked for often get a smaller form with a name of its own, until they change', async () => {
    const files = createFileCache(undefined, 0)
    const page = join(folder, 'page.html')
    const words = Array.from({ length: 4_000 }, (_, at) => `word${(at * 7919) % 1013} `).join('')
    await writeFile(page, `<p>${words}</p>`)
    const read = () => files.read(page, false)
    const first = await read()
    await expect.poll(async () => (await read())?.isSqueezed, { timeout: 5_000 }).toBe(true)
    const squeezed = await read()
    const sizeOf = (file: typeof first) => file?.forms.get('br')?.length ?? 0
    expect(sizeOf(squeezed)).toBeLessThan(sizeOf(first))
    expect(brotliDecompressSync(squeezed?.forms.get('br') ?? '').toString()).toContain(words)
    expect(squeezed?.hash).toBe(first?.hash)
    await writeFile(page, 'changed')
    expect((await read())?.isSqueezed).toBe(false)
  })
})
