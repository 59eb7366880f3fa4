import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { glob, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { readPage, until } from '../fixtures/attune.ts'
import { ROOT } from '../fixtures/places.ts'
import { descendantsOf, describeRunning, stillRunning } from '../fixtures/process-tree.ts'
import { choosePlace, type Place, type Run, runNpmStart, runScript } from './npm-start.ts'

/** A first start compiles the site and builds the Studio: 18 s of processor, which others may want too. */
const FIRST_START_MS = 240_000

let place: Place
const runs: Run[] = []
const started = new Set<number>()

/** What takes long to make: the built Studio, sharing pictures, what browsers load, the compiled site. */
const ONCE = ['studio', 'published/og', 'published/_astro', 'live']
let madeOnce: ReadonlyMap<string, number>

/** When each of those files was written, by its path. */
async function readMadeOnce(): Promise<Map<string, number>> {
  const times = new Map<string, number>()
  for (const part of ONCE) {
    const folder = part === 'live' ? join(ROOT, '.data', part) : join(place.folder, part)
    const pattern = part === 'live' ? '*/server/entry.mjs' : '**/*.*'
    for await (const file of glob(pattern, { cwd: folder })) {
      times.set(join(part, file), (await stat(join(folder, file))).mtimeMs)
    }
  }
  return times
}

async function makeFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'attune-start-'))
}

const urlOf = (port: number) => `http://localhost:${port}`
const queryUrl = (lake: string, query: string) =>
  `${lake}/v2026-11-01/data/query/production?query=${encodeURIComponent(query)}`

/** Starts all three and asks each, in the moment its address is printed, for what it is there for. */
async function start() {
  const answers = new Map<string, Promise<Response>>()
  const run = runScript('start', place, (line) => {
    const [, what, url] = /^ {2}(Content Lake|Site|Studio) +(http:\S+)/.exec(line) ?? []
    if (!what || !url) return
    answers.set(what, fetch(what === 'Content Lake' ? queryUrl(url, 'count(*)') : url))
  })
  runs.push(run)
  const isDead = run.ended.then(() => {
    throw new Error(`It ended before all was there:\n${run.said()}`)
  })
  try {
    const isUp = async () => run.said().includes('Press Ctrl-C')
    await Promise.race([isDead, until(isUp, FIRST_START_MS)])
  } catch (error) {
    // The tests after this one need its ports.
    run.child.kill('SIGTERM')
    throw error
  }
  return { run, answers, children: await childrenOf(run) }
}

async function childrenOf({ child }: Run): Promise<number[]> {
  const children = await descendantsOf(child.pid ?? 0)
  for (const id of children) started.add(id)
  return children
}

async function noneLeft(children: readonly number[]): Promise<void> {
  await expect.poll(() => describeRunning(children), { interval: 100 }).toBe('')
}

beforeAll(async () => {
  place = await choosePlace(await makeFolder())
})
afterAll(async () => {
  for (const { child } of runs) child.kill('SIGTERM')
  // A test that fails must not leave behind what it found.
  await noneLeft([...started]).catch(async () => {
    for (const id of await stillRunning([...started])) process.kill(id, 'SIGKILL')
  })
  await Promise.all(runs.map(({ ended }) => ended))
  await rm(place.folder, { recursive: true, force: true })
})

describe('npm start', () => {
  it('prints three addresses that answer when printed, and Ctrl-C ends all it started', async () => {
    const { run, answers, children } = await start()
    expect(run.said()).toContain(urlOf(place.lake))
    expect(run.said()).toContain(urlOf(place.site))
    expect(run.said()).toContain(urlOf(place.studio))

    const statuses = [...answers].map(async ([what, answer]) => [what, (await answer).status])
    expect(Object.fromEntries(await Promise.all(statuses))).toEqual({
      'Content Lake': 200,
      Site: 200,
      Studio: 200,
    })
    expect(await (await answers.get('Site'))?.text()).toContain('Relational therapy')
    expect(await (await answers.get('Studio'))?.text()).toMatch(/<!doctype html>/i)
    expect(await readPage(urlOf(place.lake), queryUrl('', 'count(*[_type == "cohort"])'))).toMatch(
      /"result":\s*4\b/,
    )

    // Drawn when first asked for.
    const home = await readPage(urlOf(place.site), '/')
    const picture = /"og:image" content="[^"]*?(\/og\/[^"]+)"/.exec(home)?.[1] ?? ''
    expect((await fetch(urlOf(place.site) + picture)).status).toBe(200)
    // The title is changed here and looked for after the next start.
    await createClient({
      projectId: 'local',
      dataset: 'production',
      apiVersion: '2026-11-01',
      apiHost: urlOf(place.lake),
      useProjectHostname: false,
      useCdn: false,
    })
      .patch('approach-relational-therapy')
      .set({ title: 'A title of our own' })
      .commit()

    expect(children.length).toBeGreaterThanOrEqual(3)
    // Ctrl-C reaches every process of the terminal, not just the first.
    for (const id of [run.child.pid ?? 0, ...children]) process.kill(id, 'SIGINT')
    expect(await run.ended).toEqual([0, null])
    expect(await stillRunning(children)).toEqual([])
    madeOnce = await readMadeOnce()
  })

  it('keeps what was written, does nothing a second time, and leaves no process behind even when it is killed', async () => {
    const { run, children } = await start()
    await until(async () => (await readPage(urlOf(place.site), '/')).includes('A title of our own'))
    expect(await readPage(urlOf(place.site), '/approaches/relational-therapy/')).toContain(
      'A title of our own',
    )

    for (const part of ONCE) {
      expect([...madeOnce.keys()].filter((name) => name.startsWith(part))).not.toEqual([])
    }
    expect(await readMadeOnce()).toEqual(madeOnce)
    expect(await readFile(join(place.folder, 'logs', 'sample.log'), 'utf8')).toContain(
      'Nothing imported',
    )

    expect(children.length).toBeGreaterThanOrEqual(3)
    run.child.kill('SIGKILL')
    await run.ended
    await noneLeft(children)
  })

  it('leaves no process behind when it is killed while it starts', async () => {
    const run = runScript('start', place)
    runs.push(run)
    await until(async () => (await childrenOf(run)).length > 0)
    const children = await childrenOf(run)
    run.child.kill('SIGKILL')
    await run.ended
    await noneLeft(children)
  })

  it('ends all it started when npm itself is told to end', async () => {
    const run = runNpmStart(place)
    runs.push(run)
    // Its shell, the command, and at least the lake.
    await until(async () => (await childrenOf(run)).length >= 3)
    const children = await childrenOf(run)
    run.child.kill('SIGTERM')
    await noneLeft(children)
    await run.ended
  })

  it.each([
    ['PORT', 'site'],
    ['STUDIO_PORT', 'studio'],
    ['LAKE_PORT', 'lake'],
  ] as const)('names a port in use and the variable that moves it: %s', async (variable, part) => {
    const other = createServer()
    await once(other.listen(place[part], '127.0.0.1'), 'listening')
    onTestFinished(() => new Promise<void>((resolve) => other.close(() => resolve())))
    const run = runScript('start', place)
    expect(await run.ended).toEqual([1, null])
    expect(run.said()).toContain(`Port ${place[part]} is in use`)
    expect(run.said()).toMatch(new RegExp(`\\b${variable}\\b`))
    expect(run.said()).not.toMatch(/^\s+at /m)
  })
})

describe('npm run reset', () => {
  async function answerReset(answer: string) {
    const folder = await makeFolder()
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await writeFile(join(folder, 'lake.db'), '')
    const run = runScript('reset', { ...place, folder })
    await until(async () => run.said().includes('Type "yes"'))
    expect(run.said()).toContain(folder)
    run.child.stdin?.end(`${answer}\n`)
    expect(await run.ended).toEqual([0, null])
    return { isThere: existsSync(join(folder, 'lake.db')), said: run.said() }
  }

  it.each(['no', '', 'y'])('keeps everything when the answer is "%s"', async (answer) => {
    const { isThere, said } = await answerReset(answer)
    expect(isThere).toBe(true)
    expect(said).toContain('Nothing was deleted')
  })

  it('deletes the folder when the answer is "yes"', async () => {
    const { isThere } = await answerReset('yes')
    expect(isThere).toBe(false)
  })
})
