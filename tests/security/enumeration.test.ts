import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import type { Database } from '../../src/database/tables.ts'
import { type Attune, startAttune } from '../fixtures/attune.ts'
import { TUESDAY } from './page-types.ts'

const STAFF = 'staff@attune.example'
const KNOWN = 'known@example.test'
const ROUNDS = 12

describe('whoever asks whether somebody is known', () => {
  let attune: Attune
  let database: Database
  beforeAll(async () => {
    attune = await startAttune()
    database = await openDatabase(join(attune.folder, 'reservations.db'))
    expect((await reserve(KNOWN)).status).toBe(303)
  })
  afterAll(async () => {
    await database?.destroy()
    await attune?.close()
  })

  const post = (path: string, fields: Record<string, string>) =>
    fetch(attune.site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: 'null', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields),
    })

  async function reserve(email: string): Promise<Response> {
    const where = { state: 'NY', residence: 'NY' }
    const html = await (await post(TUESDAY, { step: 'where', ...where })).text()
    const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    )
    return await post(TUESDAY, {
      ...Object.fromEntries(hidden),
      ...{ name: 'Somebody', email, isAdult: 'yes', attestsLocation: 'yes', consents: 'yes' },
    })
  }

  /** All that an answer shows, but for the clock and for secrets made anew each time. */
  async function readAnswer(response: Response) {
    const headers = Object.fromEntries(response.headers)
    delete headers['date']
    const location = headers['location']?.replace(/[\w-]{43}/, 'handle')
    const text = (await response.text()).replaceAll(/value="[^"]*"/g, '')
    return { status: response.status, ...headers, location, text }
  }

  it.each([
    ['/reservations/', KNOWN],
    ['/staff/sign-in/', STAFF],
  ])('gets the same answer from %s either way, to the byte', async (path, email) => {
    const known = await readAnswer(await post(path, { email }))
    const unknown = await readAnswer(await post(path, { email: 'stranger@example.test' }))
    expect(known).toEqual(unknown)
    expect(known.status).toBe(303)
  })

  it('gets the same answer to a second reservation as to a first', async () => {
    const known = await readAnswer(await reserve(KNOWN))
    const unknown = await readAnswer(await reserve('newcomer@example.test'))
    expect(known).toEqual(unknown)
  })

  it.each([
    ['/reservations/', KNOWN],
    ['/staff/sign-in/', STAFF],
  ])('learns nothing from how long %s takes', async (path, email) => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    const ask = async (kind: 'known' | 'unknown', address: string) => {
      const askedAt = performance.now()
      await post(path, { email: address })
      times[kind].push(performance.now() - askedAt)
    }
    for (let round = 0; round < ROUNDS; round++) {
      // Each mail of the known one is due again, so the work behind the answer is done each time.
      await database.deleteFrom('outbox').execute()
      await ask('known', email)
      await ask('unknown', `stranger-${round}@example.test`)
    }
    // How often a known address takes longer than an unknown one: half the time, if time says nothing.
    const pairs = times.known.flatMap((known) => times.unknown.map((unknown) => known > unknown))
    const share = pairs.filter(Boolean).length / pairs.length
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.9)
  })
})
