import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openPublishedMemory,
  type PublishedFacts,
} from '../../../src/publishing/published-memory.ts'

describe('what is known of published pages', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-memory-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const facts = (pages: Record<string, string | null>, good: object = {}): PublishedFacts => ({
    documentIds: new Map(Object.entries(pages).map(([path, id]) => [path, id ?? undefined])),
    lastGood: new Map(Object.entries(good)),
    redirects: new Map([['/from/', '/to/']]),
  })
  const read = async (file: string) => (await openPublishedMemory(file)).remembered
  const countLines = async (file: string) => (await readFile(file, 'utf8')).split('\n').length - 1

  it('is what was saved last, whatever was saved before', async () => {
    const key = fc.constantFrom('/a/', '/b c/', '/page d/')
    const pages = fc.dictionary(key, fc.option(fc.constantFrom('one', 'two')))
    const good = fc.dictionary(fc.constantFrom('one', 'two'), fc.record({ title: fc.string() }))
    const states = fc.array(fc.tuple(pages, good), { minLength: 1, maxLength: 5 })
    let number = 0
    await fc.assert(
      fc.asyncProperty(states, async (saved) => {
        number += 1
        const file = join(folder, `${number}.ndjson`)
        const memory = await openPublishedMemory(file)
        for (const [paths, values] of saved) await memory.save(facts(paths, values))
        const [paths, values] = saved.at(-1) ?? [{}, {}]
        expect(await read(file)).toEqual(facts(paths, values))
      }),
      { numRuns: 50 },
    )
  })

  it('forgets a page at once, which may come back', async () => {
    const file = join(folder, 'forgotten.ndjson')
    const memory = await openPublishedMemory(file)
    await memory.save(facts({ '/a/': 'one', '/b/': 'two' }))
    await memory.forgetPage('/a/')
    expect(await read(file)).toEqual(facts({ '/b/': 'two' }))
    await memory.save(facts({ '/a/': 'one', '/b/': 'two' }))
    expect((await read(file)).documentIds.get('/a/')).toBe('one')
  })

  it('takes one line for one change among many', async () => {
    const file = join(folder, 'one.ndjson')
    const memory = await openPublishedMemory(file)
    const pages = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`/${at}/`, `id-${at}`]),
    )
    await memory.save(facts(pages))
    const before = await countLines(file)
    await memory.save(facts({ ...pages, '/7/': 'another' }))
    expect(await countLines(file)).toBe(before + 1)
    await memory.save(facts({ ...pages, '/7/': 'another' }))
    expect(await countLines(file)).toBe(before + 1)
  })

  it('is written anew before the file says many times what counts', async () => {
    const file = join(folder, 'long.ndjson')
    const memory = await openPublishedMemory(file)
    for (let at = 0; at < 1_100; at += 1) await memory.save(facts({ '/': `id-${at}` }))
    expect(await countLines(file)).toBeLessThan(1_010)
    expect(await read(file)).toEqual(facts({ '/': 'id-1099' }))
  })

  it('outlives a kill in the middle of a line, and the lines after it count', async () => {
    const file = join(folder, 'torn.ndjson')
    await (await openPublishedMemory(file)).save(facts({ '/': 'home' }, { home: { title: 'A' } }))
    await appendFile(file, '{"good":"home","val')
    const memory = await openPublishedMemory(file)
    expect(memory.remembered).toEqual(facts({ '/': 'home' }, { home: { title: 'A' } }))
    await memory.save(facts({ '/': 'home' }, { home: { title: 'B' } }))
    expect(await read(file)).toEqual(facts({ '/': 'home' }, { home: { title: 'B' } }))
  })
})
