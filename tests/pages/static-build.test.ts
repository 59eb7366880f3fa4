import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAside } from '../../src/server/static-host/build-aside.ts'
import { type Attune, readPage, startAttune, until } from '../fixtures/attune.ts'
import { generateArticle, importGeneratedArticles } from '../fixtures/generated-articles.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { readTree } from '../fixtures/read-tree.ts'

interface BuildResult {
  readonly code: number
  readonly output: string
}

function build(lakeUrl: string, outDir: string): Promise<BuildResult> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', outDir],
      {
        cwd: ROOT,
        env: {
          ...process.env,
          LAKE_URL: lakeUrl,
          SITE_URL,
          ASTRO_TELEMETRY_DISABLED: '1',
          NODE_ENV: 'production',
        },
      },
      (error, stdout, stderr) => resolve({ code: error ? 1 : 0, output: stdout + stderr }),
    )
  })
}

/** The name that a hashed asset has in every build. */
function withoutHashes(html: string): string {
  return html.replaceAll(/(\/_astro\/[\w.-]+?)\.[\w-]{8}\.(css|js|woff2)/g, '$1.$2')
}

describe('the static build', () => {
  let attune: Attune
  const outDir = join(ROOT, '.data', 'test-build')
  /** Articles enough to fill one page of the list, with those of the sample content. */
  const OTHERS = 20
  /** An article that a later build must not show any more, nor the second page of the list. */
  const passing = generateArticle(OTHERS + 1)
  const SECOND_PAGES = ['approaches/page/2/index.html', 'people/editorial-team/page/2/index.html']
  beforeAll(async () => {
    attune = await startAttune()
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
  })

  it('makes the same pages, byte for byte, as the resident server publishes', async () => {
    const { code, output } = await build(attune.lake.url, outDir)
    expect(code, output).toBe(0)
    const built = await readTree(join(outDir, 'client'), '.html')
    const published = await readTree(attune.publishedFolder, '.html')
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

  it('comes with the headers that the resident server sends', async () => {
    const rules = new Map<string, string[]>()
    const file = await readFile(join(outDir, 'client', '_headers'), 'utf8')
    for (const line of file.trimEnd().split('\n')) {
      if (line.startsWith('/')) rules.set(line, [])
      else [...rules.values()].at(-1)?.push(line.trim().toLowerCase())
    }
    for (const path of ['/', '/approaches/relational-therapy/', '/programs/']) {
      const { headers } = await fetch(attune.site.url + path)
      const policy = headers.get('content-security-policy')?.toLowerCase()
      expect(rules.get(path), path).toEqual([`content-security-policy: ${policy}`])
      expect(rules.get('/*')).toContain(`permissions-policy: ${headers.get('permissions-policy')}`)
    }
    expect(rules.get('/_astro/*')?.[0]).toContain('immutable')
  })

  const buildAgain = () =>
    buildAside(ROOT, outDir, { ...process.env, LAKE_URL: attune.lake.url, SITE_URL })

  it('shows in the next build what changed in authors, topics and settings too, and nothing that is gone', async () => {
    const before = await readTree(join(outDir, 'client'), '.html')
    expect([...before.keys()].join()).toContain('generated-21/')
    const drawing = join(outDir, 'client', 'og')
    const pictures = await readdir(drawing)
    await attune.editor
      .transaction()
      .patch('person-editorial-team', { set: { name: 'The other editors' } })
      .patch('topic-loneliness', { set: { title: 'Being alone' } })
      .patch('siteSettings', { set: { disclaimer: 'Words that stand below each page.' } })
      .delete(passing._id)
      .commit()
    const target = { _type: 'reference', _ref: 'person-editorial-team' }
    const moved = { _type: 'redirect', from: '/people/writers/', target }
    await attune.editor.create({ _id: 'redirect-writers', ...moved })
    // A page that exists keeps its address.
    await attune.editor.create({ _id: 'redirect-home', ...moved, from: '/approaches/' })
    // What is no longer published is gone from the next build.
    await writeFile(join(outDir, 'client', 'left-over.html'), 'of an earlier build')
    await buildAgain()
    expect(await readdir(join(outDir, 'client'))).not.toContain('left-over.html')
    const built = await readTree(join(outDir, 'client'), '.html')
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
  })

  it('answers old addresses with a page that leads to the new one, on any host', async () => {
    const read = (path: string) => readFile(join(outDir, 'client', path), 'utf8')
    expect(await read('_redirects')).toContain('/people/writers/ /people/editorial-team/ 301\n')
    expect(await read('people/writers/index.html')).toContain(
      '<meta http-equiv="refresh" content="0;url=/people/editorial-team/">',
    )
    expect(await read('approaches/index.html')).not.toContain('http-equiv="refresh"')
  })

  it('stops at a broken document and names document, field and reason', async () => {
    await attune.editor
      .patch('program-dbt-skills-group')
      .set({ eligibility: 'states', eligibleStates: [] })
      .commit()
    const before = await readTree(outDir, '.html')
    const building = buildAgain()
    await expect(building).rejects.toThrow('The program "program-dbt-skills-group" can\'t be shown')
    await expect(building).rejects.toThrow('eligibleStates: is empty: name the states')
    // The last good build is as it was.
    expect(await readTree(outDir, '.html')).toEqual(before)
  })

  it('says where it looked for the content when nothing answers there', async () => {
    await attune.lake.close()
    const { code, output } = await build(attune.lake.url, outDir)
    expect(code).toBe(1)
    expect(output).toContain(`The Content Lake at ${attune.lake.url}`)
    expect(output).toContain('does not answer')
  })
})
