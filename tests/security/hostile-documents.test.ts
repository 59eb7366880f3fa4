import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '../../src/publishing/problem.ts'
import { type Attune, readHealth, startAttune, until } from '../fixtures/attune.ts'
import { launchBrowser } from '../fixtures/browser.ts'
import { enterPreview, STUDIO } from '../fixtures/preview.ts'
import { type Code, findHarm, readCode, readXml } from './hostile-documents/find-harm.ts'
import { HOSTILE_BODIES } from './hostile-documents/hostile-bodies.ts'
import { HOSTILE_FIELDS, HOSTILE_WORDS } from './hostile-documents/hostile-fields.ts'
import { type LakeDocument, soundPage } from './hostile-documents/sound-documents.ts'
import { READERS_PAGES } from './page-types.ts'
import { openWatchedPage } from './watched-page.ts'

const ALL = [...HOSTILE_BODIES, ...HOSTILE_WORDS, ...HOSTILE_FIELDS]
const REFUSED = ALL.flatMap(({ refused, ...each }) => (refused ? [{ ...each, refused }] : []))
const SHOWN = ALL.filter(({ refused }) => refused === undefined)
/** A lake takes no larger question than 10 MB. */
const GROUP = 40

/** Pages that show none of the hostile documents. */
const UNTOUCHED = [
  '/approaches/relational-therapy/',
  '/approaches/dialectical-behavior-therapy/',
  '/programs/online-relationships-group/',
  '/topics/loneliness/',
  '/people/licensed-group-therapist-new-york/',
]

const isLarge = (document: LakeDocument) => JSON.stringify(document).length > 100_000

describe('documents that try to do harm', () => {
  let attune: Attune
  let browser: Browser
  let examiner: Page
  let own: Code
  const before = new Map<string, string>()

  async function read(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(attune.site.url + path, { headers, redirect: 'manual' })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  async function put(documents: readonly LakeDocument[]): Promise<void> {
    for (let at = 0; at < documents.length; at += GROUP) {
      const transaction = attune.editor.transaction()
      for (const document of documents.slice(at, at + GROUP)) transaction.createOrReplace(document)
      await transaction.commit({ visibility: 'async', returnDocuments: false })
    }
  }

  /** Waits for a sweep that began after all that was put before. */
  async function settle(title: string): Promise<void> {
    const putAt = Date.now()
    await put([{ ...soundPage('nudge'), title }])
    await until(async () => (await read('/hostile-nudge/')).text.includes(title))
    await until(async () => Date.parse((await readHealth(attune.site.url)).lastSweep ?? '') > putAt)
  }

  /** What the site says of a document, one line a field. */
  async function problemsById(): Promise<Map<string, string>> {
    const response = await fetch(`${attune.site.url}/healthz`)
    const { problems }: { problems: Problem[] } = await response.json()
    return new Map(
      problems.map(({ documentId, message, issues }) => [
        documentId,
        issues?.map(({ field, reason }) => `${field}: ${reason}`).join('; ') ?? message,
      ]),
    )
  }

  beforeAll(async () => {
    attune = await startAttune({ studioOrigin: STUDIO })
    browser = await launchBrowser()
    examiner = await browser.newPage()
    await put(ALL.map((each) => each.before))
    await settle('Before')
    for (const path of [...UNTOUCHED, ...REFUSED.flatMap((each) => each.path ?? [])]) {
      before.set(path, (await read(path)).text)
    }
    const codes = await Promise.all(
      [...READERS_PAGES, '/hostile-nudge/'].map(async (path) =>
        readCode(examiner, (await read(path)).text),
      ),
    )
    own = {
      scripts: codes.flatMap(({ scripts }) => scripts),
      styles: codes.flatMap(({ styles }) => styles),
    }
    await put(ALL.map(({ document }) => document))
    await settle('After')
  })
  afterAll(async () => {
    await browser?.close()
    await attune?.close()
  })

  it('are each refused with their id, the field and the reason, or not at all', async () => {
    const problems = await problemsById()
    const unlike = ALL.flatMap(({ name, document, refused }) => {
      const said = problems.get(document._id)
      if (refused ? said && refused.test(said) : said === undefined) return []
      return [`${name}: ${said?.slice(0, 300)}`]
    })
    expect(unlike).toEqual([])
    const known = new Set(ALL.map(({ document }) => document._id))
    expect([...problems.keys()].filter((id) => !known.has(id))).toEqual([])
  })

  it('are told of briefly, however much is wrong with them', async () => {
    for (const [id, said] of await problemsById()) expect(said.length, id).toBeLessThan(8_000)
  })

  it('leave the last good page where they are refused', async () => {
    for (const { name, path } of REFUSED) {
      if (path) expect.soft((await read(path)).text === before.get(path), name).toBe(true)
    }
    expect(before.size).toBeGreaterThan(100)
  })

  it('leave the last good words in lists where they are refused', async () => {
    const articles = REFUSED.filter(({ document }) => document._type === 'approach')
    let text = ''
    for (let page = await read('/approaches/'), next = 2; page.status === 200; next += 1) {
      text += page.text
      page = await read(`/approaches/page/${next}/`)
    }
    const unlisted = articles.filter((each) => !text.includes(`>${each.before['title']}</a>`))
    expect(unlisted.map(({ name }) => name)).toEqual([])
  })

  it('leave every other page as it was', async () => {
    for (const path of UNTOUCHED) {
      const { status, text } = await read(path)
      expect.soft(status, path).toBe(200)
      expect.soft(text === before.get(path), path).toBe(true)
    }
  })

  it('do no harm on the pages that show them, nor on those that list them', async () => {
    const paths = new Set([...SHOWN.flatMap(({ path }) => path ?? []), ...READERS_PAGES])
    for (const path of paths) {
      const { status, text } = await read(path)
      expect.soft(status, path).toBe(path === '/nowhere/' ? 404 : 200)
      expect.soft(await findHarm(examiner, text, own), path).toEqual([])
    }
  })

  it('would be found out if they did, so that the test above means something', async () => {
    const { text } = await read('/')
    const harmful = text.replace(
      '<main',
      '<script>1</script><a href="java&#9;script:1"></a><img src=x onerror=1><base href="//x"><main',
    )
    expect(await findHarm(examiner, harmful, own)).toHaveLength(4)
  })

  it('are words like any others to those who read them', async () => {
    const { text } = await read('/hostile-text-0/')
    const words = await examiner.evaluate(
      (html) => new DOMParser().parseFromString(html, 'text/html').querySelector('h1')?.textContent,
      text,
    )
    expect(words?.trim()).toBe(
      '<script>window.attuneRan=true</script><img src=x onerror="window.attuneRan=true">',
    )
  })

  it('run nothing, load nothing and break nothing in a browser', async () => {
    const { page, refused } = await openWatchedPage(browser)
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(attune.site.url)) foreign.push(request.url())
    })
    for (const { path } of SHOWN.filter((each) => each.path)) {
      await page.goto(`${attune.site.url}${path}`, { waitUntil: 'load' })
      const hasRun = await page.evaluate(() => Reflect.has(window, 'attuneRan'))
      expect(hasRun, path).toBe(false)
      expect(refused, path).toEqual([])
    }
    expect(foreign).toEqual([])
    await page.context().close()
  })

  it('leave what machines read in one piece', async () => {
    const files = [
      ['/rss.xml', 'item title'],
      ['/sitemap-articles.xml', 'loc'],
      ['/sitemap-pages.xml', 'loc'],
      ['/sitemap-index.xml', 'loc'],
    ] as const
    for (const [path, selector] of files) {
      const { text } = await read(path)
      expect((await readXml(examiner, text, selector)).length, path).toBeGreaterThan(0)
    }
    const llms = (await read('/llms.txt')).text.split('\n')
    expect(llms.filter((line) => line.startsWith('# '))).toHaveLength(1)
    expect(llms.filter((line) => line.startsWith('## '))).toHaveLength(3)
    expect(llms.filter((line) => /\]\(javascript:/.test(line.replaceAll('\\]', '')))).toEqual([])
  })

  it('in a feed are refused by whoever shows it, for there is nothing in it but words', async () => {
    const { text } = await read('/rss.xml')
    const contents = await readXml(examiner, text, 'item > *|encoded, item > encoded, encoded')
    expect(contents.length).toBeGreaterThan(5)
    for (const content of contents) {
      const page = `<main><h1></h1></main><footer></footer>${content}`
      expect.soft(await findHarm(examiner, page, { scripts: [], styles: [] })).toEqual([])
    }
  })

  it('lead nobody away from the site by old addresses', async () => {
    const redirects = ALL.filter(({ document }) => document._type === 'redirect')
    expect(redirects.length).toBeGreaterThan(8)
    for (const { name, before: sound, refused } of redirects) {
      const { status, headers } = await read(String(sound['from']))
      expect.soft(status, name).toBe(refused ? 301 : 404)
      expect.soft(headers.get('location'), name).toBe(refused ? '/glossary/' : null)
    }
    expect((await read('/')).status).toBe(200)
  })

  it('are shown in previews as well as can be, without harm and without a fault', async () => {
    // Every preview of a page reads and mends all pages: some of them, then, and none of the largest.
    const isTried = (at: number) => at % 20 === 0
    await put(
      ALL.flatMap((each, at) => (isTried(at) && !isLarge(each.document) ? [] : [each.before])),
    )
    const cookie = await enterPreview(attune)
    const preview = await read('/hostile-nudge/', { cookie })
    const code = await readCode(examiner, preview.text)
    const known = {
      scripts: [...own.scripts, ...code.scripts],
      styles: [...own.styles, ...code.styles],
    }
    for (const { name, path } of ALL.filter((_, at) => isTried(at))) {
      if (!path) continue
      const { status, text } = await read(path, { cookie })
      expect.soft([200, 404], name).toContain(status)
      const harm = await findHarm(examiner, text, known)
      expect
        .soft(
          harm.filter((each) => !/no (?:heading|footer)/.test(each)),
          name,
        )
        .toEqual([])
    }
  })
})
