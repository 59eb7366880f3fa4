import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Attune,
  readHealth,
  readPage,
  startAttune,
  startSiteOf,
  until,
  untilPublished,
} from '../fixtures/attune.ts'

const PROGRAM = '/programs/online-relationships-group/'
const COHORT = 'cohort-relationships-tuesday'

describe('publishing through faults', () => {
  let attune: Attune
  beforeAll(async () => {
    attune = await startAttune()
  })
  afterAll(async () => {
    // The last test has ended the lake.
    await attune.site.close()
    await rm(attune.folder, { recursive: true, force: true })
  })

  const page = (path: string) => readPage(attune.site.url, path)
  const set = (id: string, fields: object) => attune.editor.patch(id).set(fields).commit()
  const statusOf = async (cohortId: string) => {
    const response = await fetch(`${attune.site.url}/api/cohorts/${cohortId}/`)
    const { status } = (await response.json()) as { status: string }
    return status
  }
  const restart = async (whileDown = async () => {}) => {
    await attune.site.close()
    await whileDown()
    const site = await startSiteOf(attune)
    attune = { ...attune, site }
    await untilPublished(site.url)
  }

  it('never leaves a list behind when changes come while it is at work', async () => {
    for (let round = 1; round <= 12; round += 1) {
      const title = `Relational therapy ${round}`
      await set('siteSettings', { tagline: `A tagline ${round}` })
      await new Promise((resolve) => setTimeout(resolve, round))
      await set('approach-relational-therapy', { title })
      await until(async () => (await page('/approaches/')).includes(`>${title}</a>`), 20_000)
    }
  })

  it('keeps a group as it was while its document is broken, across a restart too', async () => {
    await set(COHORT, { capacity: 'many' })
    await until(async () => (await readHealth(attune.site.url)).problems.length > 0)
    const { problems } = await readHealth(attune.site.url)
    expect(problems[0]?.message).toContain('capacity: must be a whole number from 1 to 1000')
    expect(await statusOf(COHORT)).toBe('open')
    await restart()
    expect(await statusOf(COHORT)).toBe('open')
    expect(await page(PROGRAM)).toContain(COHORT)
    await set(COHORT, { capacity: 8 })
    await until(async () => (await readHealth(attune.site.url)).problems.length === 0)
  })

  it('keeps every page of a list that was broken while the server was down and forgot all', async () => {
    const topic = '/topics/loneliness/'
    const before = await page(topic)
    const description = await attune.editor.fetch<string>(
      '*[_id == "topic-loneliness"][0].description',
    )
    await restart(async () => {
      await rm(`${attune.publishedFolder}.ndjson`)
      // As a longer list would have left it.
      const second = join(attune.publishedFolder, topic, 'page/2')
      await mkdir(second, { recursive: true })
      await writeFile(join(second, 'index.html'), 'The second page')
      await set('topic-loneliness', { description: 7 })
    })
    expect((await readHealth(attune.site.url)).problems).toMatchObject([
      { documentId: 'topic-loneliness' },
    ])
    expect(await page(topic)).toBe(before)
    expect(await page(`${topic}page/2/`)).toBe('The second page')
    await set('topic-loneliness', { description })
    await until(async () => !(await page(`${topic}page/2/`)).includes('The second page'))
    expect(await page(topic)).toBe(before)
  })

  it('goes on publishing while the settings are broken, and says so', async () => {
    await attune.editor.patch('siteSettings').unset(['minimumAge']).commit()
    await until(async () => (await readHealth(attune.site.url)).problems.length > 0)
    const { problems } = await readHealth(attune.site.url)
    expect(problems[0]).toMatchObject({
      documentId: 'siteSettings',
      message: expect.stringContaining('minimumAge: is missing'),
    })
    await set('approach-relational-therapy', { title: 'Published all the same' })
    await until(async () => (await page('/approaches/')).includes('Published all the same'))
    await set('siteSettings', { minimumAge: 18 })
    await until(async () => (await readHealth(attune.site.url)).problems.length === 0)
  })

  it('goes on publishing while the settings are unpublished', async () => {
    const settings = await attune.editor.getDocument('siteSettings')
    await attune.editor.delete('siteSettings')
    await until(async () => (await readHealth(attune.site.url)).problems.length > 0)
    await set('approach-relational-therapy', { title: 'Published without settings' })
    await until(async () => (await page('/approaches/')).includes('Published without settings'))
    await attune.editor.create({ ...settings, _id: 'siteSettings', _type: 'siteSettings' })
    await until(async () => (await readHealth(attune.site.url)).problems.length === 0)
  })

  it('closes the groups of a program that is not published, and leads nobody to it', async () => {
    const article = '/approaches/relational-therapy/'
    expect(await page(article)).toContain(`href="${PROGRAM}"`)
    await set('program-relationships-group', { publishedAt: '2999-01-01T00:00:00Z' })
    await until(async () => (await statusOf(COHORT)) === 'closed')
    await until(async () => (await fetch(attune.site.url + PROGRAM)).status === 404)
    await until(async () => !(await page(article)).includes(`href="${PROGRAM}"`))
    expect((await readHealth(attune.site.url)).problems).toEqual([])
    await set('program-relationships-group', { publishedAt: '2026-01-01T00:00:00+09:00' })
    await until(async () => (await statusOf(COHORT)) === 'open')
  })

  it('takes away the page of a document that was unpublished while the server was down', async () => {
    await attune.site.close()
    const title = 'Written before the fall'
    await attune.editor.create({
      ...(await attune.editor.getDocument('approach-relational-therapy')),
      _id: 'approach-short-lived',
      _type: 'approach',
      title,
      slug: { _type: 'slug', current: 'short-lived' },
    })
    await restart()
    expect((await fetch(`${attune.site.url}/approaches/short-lived/`)).status).toBe(200)
    await attune.site.close()
    await attune.editor.delete('approach-short-lived')
    await restart()
    expect((await fetch(`${attune.site.url}/approaches/short-lived/`)).status).toBe(404)
  })

  it.each([
    ['GET', '/api/nothing/', 404],
    ['GET', '/api/cohorts/%ff/', 400],
    ['PUT', '/api/reservations/', 405],
    ['GET', '/api/reservations/', 404],
  ])('answers %s %s with a problem document', async (method, path, status) => {
    const response = await fetch(attune.site.url + path, { method })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({ status })
  })

  it('stays up and catches up when the lake goes away', async () => {
    const before = await page('/')
    await attune.lake.close()
    expect(await page('/')).toBe(before)
    const health = (await (await fetch(`${attune.site.url}/healthz`)).json()) as { status: string }
    expect(health.status).toBe('ok')
  })
})
