import { hash } from 'node:crypto'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createContentClient } from '../../src/content/client.ts'
import { createContent } from '../../src/content/content.ts'
import { type CompiledSite, compileSite, loadSite } from '../../src/publishing/compile-site.ts'
import { listPages } from '../../src/publishing/list-pages.ts'
import { openKeptBuild } from '../../src/publishing/warm-build/kept-build.ts'
import { reusePages } from '../../src/publishing/warm-build/reuse-pages.ts'
import { type SampleLake, startSampleLake } from '../fixtures/attune.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'

const ARTICLE = 'approach-relational-therapy'
const PAGE = '/approaches/relational-therapy/'
/** One hour for all builds: what shows groups is rendered in each. */
const NOW = new Date()
const RCT = '/approaches/relational-cultural-therapy/'

/** Every build here is a process of its own as far as it knows: only the folder is handed on. */
describe('a build that finds the pages of an earlier one', () => {
  let sample: SampleLake
  let site: CompiledSite
  /** What one build leaves for the next. */
  let folder: string
  beforeAll(async () => {
    sample = await startSampleLake()
    site = await loadSite(await compileSite(ROOT, SITE_URL))
    folder = await mkdtemp(join(sample.folder, 'kept-'))
    await build()
  })
  afterAll(() => sample.close())

  async function build({ keep = folder, key = 'code', now = NOW } = {}) {
    const client = createContentClient({ LAKE_URL: sample.lake.url })
    const content = createContent(client)
    const pages = await reusePages({ kept: openKeptBuild(keep, key), client, content, now })
    const [bodies, rendered] = [new Map<string, string>(), new Set<string>()]
    for (const { path } of await listPages(content)) {
      const answer = await pages.answer(path, (recorded) => {
        rendered.add(path)
        const request = new Request(new URL(path, SITE_URL))
        return site.render(request, { locals: { content: recorded } })
      })
      bodies.set(path, await answer.text())
    }
    await pages.save()
    expect(pages.count()).toEqual({ all: bodies.size, reused: bodies.size - rendered.size })
    return { bodies, rendered }
  }

  /** What a build that finds nothing makes of the same content. */
  async function buildFromNothing() {
    const empty = await mkdtemp(join(sample.folder, 'empty-'))
    const { bodies, rendered } = await build({ keep: empty })
    expect(rendered.size).toBe(bodies.size)
    await rm(empty, { recursive: true })
    return bodies
  }

  it('renders nothing when nothing was changed', async () => {
    const { bodies, rendered } = await build()
    expect([...rendered]).toEqual([])
    expect(bodies).toEqual(await buildFromNothing())
  })

  // Whatever one of these leaves stale stays so until the last comparison: what nearly all pages
  // show comes first.
  it.each([
    ['the settings', 'siteSettings', { disclaimer: 'Not a substitute.' }, RCT, '/robots.txt'],
    ['a page', 'page-about', { summary: 'Who we are.' }, '/about/', PAGE],
    ['a term', 'term-relational-images', { definition: 'Another.' }, RCT, '/programs/'],
    ['an author', 'person-editorial-team', { name: 'The other team' }, PAGE, '/programs/'],
    ['a topic', 'topic-relationships', { title: 'Being with others' }, PAGE, '/about/'],
    ['a group', 'cohort-relationships-tuesday', { enrolment: 'closed' }, '/programs/', PAGE],
    ['an article', ARTICLE, { conflictOfInterest: 'None.' }, PAGE, '/approaches/'],
    ['an article’s title', ARTICLE, { title: 'Relating' }, '/rss.xml', '/programs/'],
  ])(
    'renders what shows %s that was changed, and not everything',
    async (_what, id, fields, stale, same) => {
      await sample.editor.patch(id).set(fields).commit()
      const { rendered } = await build()
      expect([...rendered]).toContain(stale)
      expect([...rendered]).not.toContain(same)
    },
  )

  it('shows a new article once it is there, and nothing of it once it is gone', async () => {
    const original = await sample.editor.getDocument(ARTICLE)
    const slug = { _type: 'slug', current: 'short-lived' }
    await sample.editor.create({ ...original, _id: 'short-lived', _type: 'approach', slug })
    expect([...(await build()).bodies.keys()]).toContain('/approaches/short-lived/')
    await sample.editor.delete('short-lived')
    const { bodies, rendered } = await build()
    expect([...rendered]).toEqual(expect.arrayContaining(['/approaches/', '/rss.xml']))
    expect([...bodies].join()).not.toContain('short-lived')
    expect(bodies).toEqual(await buildFromNothing())
  })

  it('renders what shows groups once an hour has passed, since they may have begun', async () => {
    const now = new Date(NOW.getTime() + 3_600_000)
    const { rendered } = await build({ now })
    expect([...rendered]).toContain('/programs/')
    expect([...rendered]).not.toContain(PAGE)
    // And again now, for the tests to come.
    await build()
  })

  it('renders everything when the code is another', async () => {
    const { bodies, rendered } = await build({ key: 'other-code' })
    expect(rendered.size).toBe(bodies.size)
    // Two that take turns in one folder leave each other's pages alone.
    expect([...(await build()).rendered]).toEqual([])
  })

  it('renders a page whose file was cut off or is gone, and all when its memory can’t be read', async () => {
    const { bodies: whole } = await build()
    const fileOf = (path: string) =>
      join(folder, 'pages', hash('sha256', whole.get(path) ?? '', 'hex'))
    await truncate(fileOf(PAGE), 10)
    await rm(fileOf(RCT))
    const repaired = await build()
    expect([...repaired.rendered].sort()).toEqual([RCT, PAGE])
    expect(repaired.bodies).toEqual(whole)
    await writeFile(join(folder, 'builds', 'code.json'), '{"look":')
    const { bodies, rendered } = await build()
    expect(rendered.size).toBe(bodies.size)
  })

  it('fails like any other at a document that breaks its rules', async () => {
    await sample.editor.patch(ARTICLE).set({ definition: '' }).commit()
    await expect(build()).rejects.toThrow(`The approach "${ARTICLE}" can't be shown`)
  })
})
