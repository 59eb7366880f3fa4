import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import type { Database } from '../../src/database/tables.ts'
import { type Attune, startAttune, until } from '../fixtures/attune.ts'
import { ROOMY, readConsentHash } from '../fixtures/traffic/visitors.ts'
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
    const times: Times = { known: [], unknown: [] }
    const ask = async (kind: keyof Times, address: string) => {
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
    expectNothingLearned(times)
  })

  it('learns nothing from how long a reservation takes', async () => {
    const consentHash = await readConsentHash(attune.editor)
    await attune.editor.patch(ROOMY).set({ capacity: 100 }).commit()
    const capacity = () =>
      database
        .selectFrom('cohorts')
        .select('capacity')
        .where('id', '=', ROOMY)
        .executeTakeFirstOrThrow()
    await until(async () => (await capacity()).capacity === 100)
    const times: Times = { known: [], unknown: [] }
    const ask = async (kind: keyof Times, email: string) => {
      const askedAt = performance.now()
      const { status } = await fetch(`${attune.site.url}/api/reservations/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify({
          ...{ cohortId: ROOMY, state: 'NY', residence: 'NY', name: 'Somebody', email },
          ...{ consentHash, isAdult: true, attestsLocation: true, consents: true },
        }),
      })
      times[kind].push(performance.now() - askedAt)
      expect(status).toBe(201)
    }
    for (let round = 0; round < 2 * ROUNDS; round++) {
      await ask('known', KNOWN)
      await ask('unknown', `newcomer-${round}@example.test`)
    }
    expectNothingLearned(times)
  })
})

type Times = Record<'known' | 'unknown', number[]>

/** How often a known address takes longer than an unknown one: half the time, if time says nothing. */
function expectNothingLearned({ known, unknown }: Times): void {
  const pairs = known.flatMap((one) => unknown.map((other) => one > other))
  const share = pairs.filter(Boolean).length / pairs.length
  expect(share).toBeGreaterThan(0.1)
  expect(share).toBeLessThan(0.9)
}
