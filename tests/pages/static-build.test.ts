import { appendFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IMMUTABLE } from '../../src/server/find-file.ts'
import { runBuild } from '../../src/server/static-host/run-build.ts'
import { type Attune, readPage, startAttune, until } from '../fixtures/attune.ts'
import { copySources } from '../fixtures/copy-sources.ts'
import { generateArticle, importGeneratedArticles } from '../fixtures/generated-articles.ts'
import { SITE_URL } from '../fixtures/places.ts'
import { hashTree, readTree } from '../fixtures/read-tree.ts'
import { readHeaderRules } from './static-build/header-rules.ts'
import { runBuildProgram } from './static-build/run-build-program.ts'

/** The name that a hashed asset has in every build. */
function withoutHashes(html: string): string {
  return html.replaceAll(/(\/_astro\/[\w.-]+?)\.[\w-]{8}\.(css|js|woff2)/g, '$1.$2')
}

describe('the static build', () => {
  let attune: Attune
  /** A tree of its own, whose templates may be changed. */
  let root: string
  let outDir: string
  /** Articles enough to fill one page of the list, with those of the sample content. */
  const OTHERS = 20
  /** An article that a later build must not show any more, nor the second page of the list. */
  const passing = generateArticle(OTHERS + 1)
  const SECOND_PAGES = ['approaches/page/2/index.html', 'people/editorial-team/page/2/index.html']
  const TEAM = { _type: 'reference', _ref: 'person-editorial-team' }
  beforeAll(async () => {
    attune = await startAttune()
    root = await copySources()
    outDir = join(root, 'dist')
    const moved = { _type: 'redirect', from: '/people/writers/', target: TEAM }
    await attune.editor.create({ _id: 'redirect-writers', ...moved })
    await importGeneratedArticles(attune.editor, OTHERS)
    await attune.editor.create(passing)
    await until(async () =>
      (await readPage(attune.site.url, '/approaches/')).includes(String(passing['title'])),
    )
    for (const path of SECOND_PAGES) {
      await until(async () => (await fetch(`${attune.site.url}/${path.slice(0, -10)}`)).ok)
    }
  })
  afterAll(async () => {
    // The last test has ended the lake.
    await attune.site.close()
    await rm(attune.folder, { recursive: true, force: true })
    await rm(root, { recursive: true, force: true })
  })

  /** What one build keeps for the next. */
  const cache = () => join(root, 'kept')
  const environment = () => ({
    ...process.env,
    LAKE_URL: attune.lake.url,
    SITE_URL,
    BUILD_CACHE: cache(),
    ASTRO_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  })
  const build = (folder: string, program?: readonly string[]) =>
    runBuildProgram(root, folder, environment(), program)

  it('makes the same pages, byte for byte, as the resident server publishes', async () => {
    const { code, output } = await build(outDir)
    expect(code, output).toBe(0)
    const built = readTree(join(outDir, 'client'), '.html')
    const published = readTree(attune.publishedFolder, '.html')
    // The resident server answers old addresses itself; a static host needs a page at each.
    for (const [path, html] of built) {
      if (html.includes('http-equiv="refresh"')) built.delete(path)
    }
    expect([...built.keys()]).toEqual([...published.keys()])
    expect([...built.keys()]).toEqual(expect.arrayContaining(SECOND_PAGES))
    for (const name of [
      'rss.xml',
      'sitemap-index.xml',
      'sitemap-pages.xml',
      'robots.txt',
      'llms.txt',
    ]) {
      const read = (folder: string) => readFile(join(folder, name), 'utf8')
      expect(await read(join(outDir, 'client')), name).toBe(await read(attune.publishedFolder))
    }
    for (const [path, html] of built) {
      expect(withoutHashes(html), path).toBe(withoutHashes(published.get(path) ?? ''))
    }
    const entry = await readFile(join(outDir, 'client', 'pagefind', 'pagefind-entry.json'), 'utf8')
    expect(JSON.parse(entry)).toMatchObject({
      languages: { en: { page_count: expect.any(Number) } },
    })
  })

  it('makes what Astro’s own build makes', async () => {
    const elsewhere = join(attune.folder, 'by-astro')
    const { code, output } = await build(elsewhere, ['node_modules/astro/bin/astro.mjs', 'build'])
    expect(code, output).toBe(0)
    // Names of hashed assets aside, and what only those are in.
    const readAll = async (folder: string) => {
      const files = readTree(join(folder, 'client'), '')
      const ofPages = [...files].filter(([path]) => !/^(?:_astro|pagefind)\b/.test(path))
      return new Map(ofPages.map(([path, text]) => [path, withoutHashes(text)]))
    }
    const ours = await readAll(outDir)
    expect([...ours.keys()]).toEqual(
      expect.arrayContaining(['404.html', 'index.html', '_headers', '_redirects', 'rss.xml']),
    )
    expect(ours).toEqual(await readAll(elsewhere))
    // What renders them was compiled beside the packages, and is gone.
    expect(await readdir(elsewhere)).not.toContain('server')
    expect(await readdir(join(root, 'node_modules', '.astro-server'))).toEqual([])
  })

  it('comes with the headers that the resident server sends', async () => {
    const rules = readHeaderRules(await readFile(join(outDir, 'client', '_headers'), 'utf8'))
    for (const path of ['/', '/approaches/relational-therapy/', '/programs/']) {
      const { headers } = await fetch(attune.site.url + path)
      const policy = headers.get('content-security-policy')?.toLowerCase()
      const link = headers.get('link')?.toLowerCase()
      expect(withoutHashes(rules.get(path)?.join() ?? ''), path).toBe(
        withoutHashes(`content-security-policy: ${policy},link: ${link}`),
      )
      expect(rules.get('/*')).toContain(`permissions-policy: ${headers.get('permissions-policy')}`)
    }
    const hasRule = (file: string) =>
      [...rules].some(
        ([paths, lines]) =>
          lines.join().includes('immutable') && file.startsWith(paths.slice(0, -'*'.length)),
      )
    for (const name of await readdir(join(outDir, 'client'), { recursive: true })) {
      const file = `/${name}`
      // The search's own list of its files is asked for by name, too, yet lies among others.
      if (!name.includes('.') || name.endsWith('.pf_meta')) continue
      expect(hasRule(file), file).toBe(IMMUTABLE.test(file))
    }
  })

  const buildAgain = () => runBuild(root, outDir, environment())
  const NONE_REUSED = /\b0 of \d+ pages were those of an earlier build/
  const ALL_REUSED = /\b(\d+) of \1 pages were those of an earlier build/
  const MOST_REUSED = /\b\d\d of \d+ pages were those of an earlier build/

  it('takes what says the same again from the build before', async () => {
    await attune.editor
      .transaction()
      .patch('approach-generated-3', { set: { conflictOfInterest: 'None that we know of.' } })
      .patch('page-about', { set: { summary: 'Who we are.' } })
      .commit()
    expect(await buildAgain()).toMatch(MOST_REUSED)
    const read = (path: string) => readFile(join(outDir, 'client', path, 'index.html'), 'utf8')
    expect(await read('approaches/generated-3')).toContain('None that we know of.')
    expect(await read('about')).toContain('Who we are.')
  })

  it('leaves the same again when nothing was changed, the search index too', async () => {
    const before = readTree(join(outDir, 'client'), '')
    expect(await buildAgain()).toMatch(ALL_REUSED)
    expect(readTree(join(outDir, 'client'), '')).toEqual(before)
  })

  it('is made by one build at a time, and by the next when that has ended', async () => {
    const before = readTree(join(outDir, 'client'), '')
    const outputs = await Promise.all([buildAgain(), buildAgain()])
    for (const output of outputs) expect(output).toMatch(ALL_REUSED)
    expect(outputs.filter((output) => output.includes('this one waits'))).toHaveLength(1)
    expect(readTree(join(outDir, 'client'), '')).toEqual(before)
  })

  it('answers old addresses with a page that leads to the new one, on any host', async () => {
    const read = (path: string) => readFile(join(outDir, 'client', path), 'utf8')
    const moves = [
      ['/people/writers/', '/people/editorial-team/'],
      ['/people/writers/page/2/', '/people/editorial-team/page/2/'],
    ] as const
    const rules = await read('_redirects')
    for (const [from, to] of moves) {
      expect(rules).toContain(`${from} ${to} 301\n`)
      expect(await read(join(from, 'index.html'))).toContain(
        `<meta http-equiv="refresh" content="0;url=${to}">`,
      )
      // The resident server does so itself.
      const answer = await fetch(attune.site.url + from, { redirect: 'manual' })
      expect([answer.status, answer.headers.get('location')]).toEqual([301, to])
    }
    expect(rules).toContain('/people/writers/page/* /people/editorial-team/ 301\n')
  })

  it('shows in the next build what changed in authors, topics and settings too, and nothing that is gone', async () => {
    const before = readTree(join(outDir, 'client'), '.html')
    expect([...before.keys()].join()).toContain('generated-21/')
    const drawing = join(outDir, 'client', 'og')
    const pictures = await readdir(drawing)
    await attune.editor
      .transaction()
      .patch('person-editorial-team', { set: { name: 'The other editors' } })
      .patch('topic-loneliness', { set: { title: 'Being alone' } })
      .patch('term-relational-images', { set: { definition: 'What is expected of the next.' } })
      .patch('siteSettings', { set: { disclaimer: 'Words that stand below each page.' } })
      .delete(passing._id)
      .commit()
    // A page that exists keeps its address.
    const moved = { _type: 'redirect', from: '/approaches/', target: TEAM }
    await attune.editor.create({ _id: 'redirect-home', ...moved })
    // What is no longer published is gone from the next build.
    await writeFile(join(outDir, 'client', 'left-over.html'), 'of an earlier build')
    await buildAgain()
    expect(await readdir(join(outDir, 'client'))).not.toContain('left-over.html')
    expect(await readdir(outDir)).toEqual(['client'])
    const built = readTree(join(outDir, 'client'), '.html')
    const pagesWith = (text: string) =>
      [...built].filter(([path, html]) => `${path}\n${html}`.includes(text)).map(([path]) => path)
    expect(pagesWith('generated-21')).toEqual([])
    for (const path of SECOND_PAGES) expect([...built.keys()]).not.toContain(path)
    expect(pagesWith('>Loneliness</a>')).toEqual([])
    const article = 'approaches/relational-therapy/index.html'
    expect(pagesWith('The other editors')).toContain(article)
    expect(pagesWith('>Being alone</a>')).toContain('topics/relationships/index.html')
    expect(pagesWith('Words that stand below each page.')).toContain(article)
    // Pictures that show what they showed before are those of the build before, and no others stay.
    const kept = pictures.filter((name) => !name.includes('generated-21'))
    expect((await readdir(drawing)).sort()).toEqual(kept.sort())
    expect(built.get('approaches/index.html')).not.toContain('http-equiv="refresh"')
    expect(await readFile(join(outDir, 'client', '_redirects'), 'utf8')).not.toContain(
      '/approaches/ ',
    )
  })

  it('leaves byte for byte what a build leaves that finds nothing of earlier ones', async () => {
    // Not even compiled code.
    await rm(cache(), { recursive: true })
    await rm(join(root, '.data', 'live'), { recursive: true })
    const cold = join(root, 'cold')
    const { code, output } = await build(cold)
    expect(code, output).toBe(0)
    expect(output).toMatch(NONE_REUSED)
    const files = readTree(join(outDir, 'client'), '')
    expect(files.size).toBeGreaterThan(100)
    expect(files).toEqual(readTree(join(cold, 'client'), ''))
  })

  it('takes nothing from the build before when a template or a style sheet has changed, and builds to any folder', async () => {
    const layout = join(root, 'src/layouts/BaseLayout.astro')
    const template = await readFile(layout, 'utf8')
    await writeFile(layout, template.replace('</body>', '<p>Of another template</p></body>'))
    await appendFile(join(root, 'src/styles/base.css'), '\n.of-another-sheet { color: red; }\n')
    const elsewhere = join(attune.folder, 'elsewhere')
    const { code, output } = await build(elsewhere)
    expect(code, output).toBe(0)
    expect(output).toMatch(NONE_REUSED)
    const pages = readTree(join(elsewhere, 'client', 'approaches'), '.html')
    expect(pages.size).toBeGreaterThan(20)
    for (const [path, html] of pages) {
      if (html.includes('http-equiv="refresh"')) continue
      expect(html, path).toContain('<p>Of another template</p>')
    }
    const sheets = [...readTree(join(elsewhere, 'client'), '.css').values()].join()
    expect(sheets).toContain('.of-another-sheet')
  })

  it('stops at a broken document and names document, field and reason', async () => {
    await attune.editor
      .patch('program-dbt-skills-group')
      .set({ eligibility: 'states', eligibleStates: [] })
      .commit()
    const before = hashTree(outDir)
    const building = buildAgain()
    await expect(building).rejects.toThrow('The program "program-dbt-skills-group" can\'t be shown')
    await expect(building).rejects.toThrow('eligibleStates: is empty: name the states')
    // The last good build is as it was, and nothing of this one lies beside it.
    expect(hashTree(outDir)).toEqual(before)
    expect(await readdir(outDir)).toEqual(['client'])
  })

  it('says where it looked for the content when nothing answers there, and puts back what a crash took away', async () => {
    await attune.lake.close()
    const before = hashTree(outDir)
    // As a crash leaves it that comes when the new build is about to take the old one's place.
    await rename(join(outDir, 'client'), join(outDir, 'client.last'))
    const { code, output } = await build(outDir)
    expect(code).toBe(1)
    expect(output).toContain(`The Content Lake at ${attune.lake.url}`)
    expect(output).toContain('does not answer')
    expect(hashTree(outDir)).toEqual(before)
  })
})
