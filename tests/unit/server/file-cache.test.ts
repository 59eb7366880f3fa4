import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileCache, type FileCache } from '../../../src/server/file-cache.ts'
import { isRemoved, type ServedFile } from '../../../src/server/served-file.ts'
import { createSqueezer, noUses } from '../../../src/server/squeeze-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-files-'))
  for (const name of ['a', 'b', 'c', 'd']) await writeFile(join(folder, name), name.repeat(100_000))
})
afterEach(() => rm(folder, { recursive: true }))

const words = Array.from({ length: 4_000 }, (_, at) => `word${(at * 7919) % 1013} `).join('')

async function writePage(text: string): Promise<string> {
  const page = join(folder, 'page.html')
  await writeFile(`${page}.tmp`, `<p>${text}</p>`)
  await rename(`${page}.tmp`, page)
  return page
}

async function open(files: FileCache, path: string): Promise<ServedFile> {
  const file = await files.read(path, false)
  if (!file) throw new Error(`There is no ${path}`)
  return file
}

describe('files in memory', () => {
  it('are read once', async () => {
    const files = createFileCache()
    await Promise.all([1, 2, 3].map(() => files.read(join(folder, 'a'), false)))
    expect(files.counts()).toEqual({ hits: 2, misses: 1 })
  })

  it('stay within the bound, those asked for lately before others', async () => {
    const files = createFileCache({ maxBytes: 250_000 })
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await files.read(join(folder, name), false)
    // The second b had to make room for c.
    expect(files.counts()).toEqual({ hits: 2, misses: 4 })
    expect(files.size()).toBeLessThanOrEqual(250_000)
  })

  it('stay, if they are asked for again, while somebody asks for every file there is', async () => {
    const files = createFileCache({ maxBytes: 250_000 })
    const hot = join(folder, 'a')
    await files.read(hot, false)
    await files.read(hot, false)
    for (const name of ['b', 'c', 'd', 'b', 'c', 'd']) await files.read(join(folder, name), false)
    const { misses } = files.counts()
    await files.read(hot, false)
    expect(files.counts().misses).toBe(misses)
  })

  it('are held only in the forms that were asked for', async () => {
    const files = createFileCache()
    const page = await writePage(words)
    const file = await open(files, page)
    const { body } = await file.form('br')
    expect(file.size()).toBeLessThan(body.length + 4_096)
    // Cut to measure, and no corner of a larger buffer.
    expect(body.buffer.byteLength).toBe(body.length)
    const plain = await file.form('identity')
    expect(Buffer.from(plain.body).toString()).toBe(`<p>${words}</p>`)
    expect(gunzipSync((await file.form('gzip')).body).toString()).toBe(`<p>${words}</p>`)
    expect(files.size()).toBe(file.size())
  })

  it('make each form once, however many ask for it at once', async () => {
    const file = await open(createFileCache(), await writePage(words))
    const forms = await Promise.all([1, 2, 3].map(() => file.form('zstd')))
    expect(new Set(forms.map(({ body }) => body)).size).toBe(1)
  })

  it('replaced since they were looked at are sent in their new version throughout', async () => {
    const page = await writePage(words)
    const file = await open(createFileCache(), page)
    await file.form('br')
    await writePage(`new ${words}`)
    const form = await file.form('gzip')
    expect(gunzipSync(form.body).toString()).toContain('<p>new ')
    expect(form.etag).not.toContain(file.hash)
    await writePage('short')
    expect(await file.form('zstd')).toMatchObject({ encoding: 'identity' })
  })

  it('gone since they were looked at are told from those that can not be read', async () => {
    const page = await writePage(words)
    const file = await open(createFileCache(), page)
    await file.form('br')
    await rm(page)
    expect(isRemoved(await file.form('gzip').catch((error: unknown) => error))).toBe(true)
    expect((await file.form('br')).encoding).toBe('br')
  })

  it('asked for often get a smaller form with a name of its own, until they change', async () => {
    const files = createFileCache({ restTimes: 0 })
    const page = await writePage(words)
    const first = await (await open(files, page)).form('br')
    const readAgain = async () => (await open(files, page)).form('br')
    await expect
      .poll(async () => (await readAgain()).etag)
      .toBe(first.etag.replace('-br"', '-br-11"'))
    const squeezed = await readAgain()
    expect(squeezed.body.length).toBeLessThan(first.body.length)
    expect(brotliDecompressSync(squeezed.body).toString()).toContain(words)
    await writePage(`changed ${words}`)
    expect((await readAgain()).etag).toMatch(/-br"$/)
  })
})

describe('making files smaller', () => {
  const often = noUses()
  const file = () => {
    const made = { isSmall: false }
    return {
      made,
      squeezable: {
        canSqueeze: () => !made.isSmall,
        squeeze: async () => {
          made.isSmall = true
        },
      },
    }
  }

  it('leaves alone what was asked for seldom, or has been let go of', async () => {
    const [seldom, wanted, gone] = [file(), file(), file()]
    const there = new Map([
      ['seldom', seldom],
      ['wanted', wanted],
    ])
    const squeezer = createSqueezer((path) => {
      const found = there.get(path)
      return found && Promise.resolve(found.squeezable)
    }, 0)
    // Asked for as often, but a long time apart: a crawler that comes by every day.
    for (let day = 0; day < 5; day += 1) squeezer.use('seldom', { count: 2, since: -1e9 })
    for (let times = 0; times < 3; times += 1) squeezer.use('gone', often)
    const uses = noUses()
    for (let times = 0; times < 3; times += 1) squeezer.use('wanted', uses)
    await expect.poll(() => wanted.made.isSmall).toBe(true)
    expect([seldom.made.isSmall, gone.made.isSmall]).toEqual([false, false])
  })
})
