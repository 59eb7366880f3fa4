import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type KeptBuild, openKeptBuild } from '../../../src/publishing/warm-build/kept-build.ts'

const ARTICLE = { _id: 'article', _type: 'approach', _rev: 'r1', slug: 'one', publishesAt: '' }
const YESTERDAY = new Date(Date.now() - 25 * 3_600_000)

describe('what a build keeps for the next one', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-kept-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  function describeBuild(body: string): KeptBuild {
    return {
      look: {
        number: 3,
        documents: new Map([['article', ARTICLE]]),
        versions: new Map([['article', 2]]),
      },
      pages: new Map([
        [
          '/approaches/',
          {
            reads: new Map([
              ['["settings"]', { name: 'settings', args: [] }],
              ['["approachPage",null]', { name: 'approachPage', args: [undefined] }],
              ['["topicPage","trust",null]', { name: 'topicPage', args: ['trust', undefined] }],
            ]),
            fingerprint: 'what it said',
            body,
            status: 200,
            contentType: 'text/html',
          },
        ],
      ]),
    }
  }

  it('is read as it was written, questions with nothing in place of an argument too', async () => {
    const kept = openKeptBuild(folder, 'key')
    expect(await kept.load()).toBeUndefined()
    const page = new TextEncoder().encode('<h1>Äpfel</h1>')
    const build = describeBuild(await kept.writeBody(page))
    await kept.save(build)
    const next = openKeptBuild(folder, 'key')
    const loaded = await next.load()
    expect(loaded).toEqual(build)
    const reads = loaded?.pages.get('/approaches/')?.reads
    expect(reads?.get('["approachPage",null]')?.args).toStrictEqual([undefined])
    const [name = ''] = [...build.pages.values()].map(({ body }) => body)
    expect(new Uint8Array((await next.readBody(name)) ?? [])).toEqual(page)
  })

  it('is nothing to a build of other code', async () => {
    await openKeptBuild(folder, 'key').save(describeBuild('body'))
    expect(await openKeptBuild(folder, 'other').load()).toBeUndefined()
  })

  it.each(['', '{"look":', '{"look":{"number":1},"pages":{}}', '[]'])(
    'is nothing when what was written reads %j',
    async (text) => {
      const kept = openKeptBuild(folder, 'key')
      await kept.save(describeBuild('body'))
      await writeFile(join(folder, 'builds', 'key.json'), text)
      expect(await kept.load()).toBeUndefined()
    },
  )

  it('gives out no page that is not what its name says', async () => {
    const kept = openKeptBuild(folder, 'key')
    const name = await kept.writeBody(new TextEncoder().encode('whole'))
    await writeFile(join(folder, 'pages', name), 'who')
    expect(await kept.readBody(name)).toBeUndefined()
    expect(await kept.readBody('missing')).toBeUndefined()
  })

  it('forgets documents that are gone', async () => {
    const kept = openKeptBuild(folder, 'key')
    const { look, pages } = describeBuild('body')
    await kept.save({
      look: { ...look, versions: new Map([...look.versions, ['gone', 1]]) },
      pages,
    })
    expect([...((await kept.load())?.look.versions.keys() ?? [])]).toEqual(['article'])
  })

  it('lets go of pages and builds that nothing has wanted for a day, and of no younger ones', async () => {
    const kept = openKeptBuild(folder, 'key')
    const other = openKeptBuild(folder, 'other')
    const encode = (text: string) => new TextEncoder().encode(text)
    const wanted = await kept.writeBody(encode('wanted'))
    const young = await kept.writeBody(encode('young'))
    const old = await kept.writeBody(encode('old'))
    await other.save(describeBuild(old))
    for (const file of [`pages/${wanted}`, `pages/${old}`, 'builds/other.json']) {
      await utimes(join(folder, file), YESTERDAY, YESTERDAY)
    }
    await kept.save(describeBuild(wanted))
    expect((await readdir(join(folder, 'pages'))).sort()).toEqual([wanted, young].sort())
    expect(await readdir(join(folder, 'builds'))).toEqual(['key.json'])
  })
})
