import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSiteStatus } from '../../studio/site/read-answers.ts'
import { type Attune, startAttune } from '../fixtures/attune.ts'
import { launchBrowser } from '../fixtures/browser.ts'
import { enterPreview, STUDIO } from '../fixtures/preview.ts'
import { type Code, findHarm, readCode, readXml } from './hostile-documents/find-harm.ts'
import { HOSTILE_BODIES } from './hostile-documents/hostile-bodies.ts'
import { HOSTILE_FIELDS, HOSTILE_WORDS } from './hostile-documents/hostile-fields.ts'
import { inGroups } from './hostile-documents/in-groups.ts'
import { createStage, readLoggedProblems, toLine } from './hostile-documents/stage.ts'
import { READERS_PAGES } from './page-types.ts'
import { openWatchedPage } from './watched-page.ts'

const ALL = [...HOSTILE_BODIES, ...HOSTILE_WORDS, ...HOSTILE_FIELDS]
const REFUSED = ALL.flatMap(({ refused, ...each }) => (refused ? [{ ...each, refused }] : []))
const SHOWN = ALL.filter(({ refused }) => refused === undefined)

/** Pages that show none of the hostile documents. */
const UNTOUCHED = [
  '/approaches/relational-therapy/',
  '/approaches/dialectical-behavior-therapy/',
  '/programs/online-relationships-group/',
  '/topics/loneliness/',
  '/people/licensed-group-therapist-new-york/',
]

describe('documents that try to do harm', () => {
  let attune: Attune
  let stage: ReturnType<typeof createStage>
  const log: string[] = []
  let browser: Browser
  let examiner: Page
  let own: Code
  const before = new Map<string, string>()

  beforeAll(async () => {
    const onLog = (line: string) => log.push(line)
    attune = await startAttune({ studioOrigin: STUDIO, logLevel: 'warn', onLog })
    stage = createStage(attune)
    browser = await launchBrowser()
    examiner = await browser.newPage()
    await stage.put(ALL.map((each) => each.before))
    await stage.settle('Before')
    for (const path of [...UNTOUCHED, ...REFUSED.flatMap((each) => each.path ?? [])]) {
      before.set(path, (await stage.read(path)).text)
    }
    const codes = await Promise.all(
      [...READERS_PAGES, '/hostile-nudge/'].map(async (path) =>
        readCode(examiner, (await stage.read(path)).text),
      ),
    )
    own = {
      scripts: codes.flatMap(({ scripts }) => scripts),
      styles: codes.flatMap(({ styles }) => styles),
    }
    await stage.put(ALL.map(({ document }) => document))
    await stage.settle('After')
  })
  afterAll(async () => {
    await browser?.close()
    await attune?.close()
  })

  it('are each refused with their id, the field and the reason, or not at all', async () => {
    const problems = await stage.problemsById()
    const unlike = ALL.flatMap(({ name, document, refused }) => {
      const said = problems.get(document._id)
      if (refused ? said && refused.test(said) : said === undefined) return []
      return [`${name}: ${said?.slice(0, 300)}`]
    })
    expect(unlike).toEqual([])
    const known = new Set(ALL.map(({ document }) => document._id))
    expect([...problems.keys()].filter((id) => !known.has(id))).toEqual([])
  })

  it('are named in the log with the fields and the reasons, each in a line of its own', () => {
    const lines = readLoggedProblems(log)
    const unlike = REFUSED.flatMap(({ name, document, refused }) => {
      const said = lines.filter(({ documentId }) => documentId === document._id)
      const isTold = said.some(({ issues, message }) =>
        refused.test(issues ? toLine(issues) : message),
      )
      return isTold ? [] : [`${name}: ${JSON.stringify(said).slice(0, 300)}`]
    })
    expect(unlike).toEqual([])
    expect(new Set(lines.map(({ msg }) => msg))).toEqual(new Set(['document kept back']))
  })

  it('tell their editors in the Studio what is wrong with which field', async () => {
    const unlike: string[] = []
    for (const { name, document, refused } of REFUSED) {
      const { text } = await stage.read(`/api/documents/${document._id}/`, { origin: STUDIO })
      const problem = readSiteStatus(JSON.parse(text))?.problem
      const said = problem && (problem.issues.length > 0 ? toLine(problem.issues) : problem.message)
      if (!said || !refused.test(said)) unlike.push(`${name}: ${said?.slice(0, 300)}`)
    }
    expect(unlike).toEqual([])
  })

  it('are told of briefly, however much is wrong with them', async () => {
    for (const [id, said] of await stage.problemsById()) expect(said.length, id).toBeLessThan(8_000)
  })

  it('leave the last good page where they are refused', async () => {
    for (const { name, path } of REFUSED) {
      if (path) expect.soft((await stage.read(path)).text === before.get(path), name).toBe(true)
    }
    expect(before.size).toBeGreaterThan(100)
  })

  it('leave the last good words in lists where they are refused', async () => {
    const articles = REFUSED.filter(({ document }) => document._type === 'approach')
    let text = ''
    for (let page = await stage.read('/approaches/'), next = 2; page.status === 200; next += 1) {
      text += page.text
      page = await stage.read(`/approaches/page/${next}/`)
    }
    const unlisted = articles.filter((each) => !text.includes(`>${each.before['title']}</a>`))
    expect(unlisted.map(({ name }) => name)).toEqual([])
  })

  it('leave every other page as it was', async () => {
    for (const path of UNTOUCHED) {
      const { status, text } = await stage.read(path)
      expect.soft(status, path).toBe(200)
      expect.soft(text === before.get(path), path).toBe(true)
    }
  })

  it('do no harm on the pages that show them, nor on those that list them', async () => {
    const paths = new Set([...SHOWN.flatMap(({ path }) => path ?? []), ...READERS_PAGES])
    for (const path of paths) {
      const { status, text } = await stage.read(path)
      expect.soft(status, path).toBe(path === '/nowhere/' ? 404 : 200)
      expect.soft(await findHarm(examiner, text, own), path).toEqual([])
    }
  })

  it('would be found out if they did, so that the test above means something', async () => {
    const { text } = await stage.read('/')
    const harmful = text.replace(
      '<main',
      '<script>1</script><a href="java&#9;script:1"></a><img src=x onerror=1><base href="//x"><main',
    )
    expect(await findHarm(examiner, harmful, own)).toHaveLength(4)
  })

  it('are words like any others to those who read them', async () => {
    const { text } = await stage.read('/hostile-text-0/')
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
      const { text } = await stage.read(path)
      expect((await readXml(examiner, text, selector)).length, path).toBeGreaterThan(0)
    }
    const llms = (await stage.read('/llms.txt')).text.split('\n')
    expect(llms.filter((line) => line.startsWith('# '))).toHaveLength(1)
    expect(llms.filter((line) => line.startsWith('## '))).toHaveLength(3)
    expect(llms.filter((line) => /\]\(javascript:/.test(line.replaceAll('\\]', '')))).toEqual([])
  })

  it('in a feed are refused by whoever shows it, for there is nothing in it but words', async () => {
    const { text } = await stage.read('/rss.xml')
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
      const { status, headers } = await stage.read(String(sound['from']))
      expect.soft(status, name).toBe(refused ? 301 : 404)
      expect.soft(headers.get('location'), name).toBe(refused ? '/glossary/' : null)
    }
    expect((await stage.read('/')).status).toBe(200)
  })

  it('are shown in previews as well as can be, without harm and without a fault', async () => {
    await stage.remove(ALL.map(({ document }) => document))
    const cookie = await enterPreview(attune)
    const preview = await stage.read('/', { cookie })
    const code = await readCode(examiner, preview.text)
    const known = {
      scripts: [...own.scripts, ...code.scripts],
      styles: [...own.styles, ...code.styles],
    }
    const tried = ALL.flatMap(({ path, ...each }) => (path ? [{ ...each, path }] : []))
    // Every preview of a page reads and mends all pages: a few of them at a time, then.
    for (const group of inGroups(tried)) {
      await stage.put(group.map(({ document }) => document))
      for (const { name, path } of group) {
        const { status, text } = await stage.read(path, { cookie })
        expect.soft([200, 404], name).toContain(status)
        const harm = await findHarm(examiner, text, known)
        const isOdd = (what: string) => !/no (?:heading|footer)/.test(what)
        expect.soft(harm.filter(isOdd), name).toEqual([])
      }
      await stage.remove(group.map(({ document }) => document))
    }
  })
})
