import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Attempts } from '../../../src/server/guard/attempts.ts'
import { createGuard, type Guard, type Verdict } from '../../../src/server/guard/guard.ts'

const KEY = 'a key of this installation, for tests'
const DETAILS = { step: 'details', email: 'a@example.test' }

let now = 0
let warnings = 0
let guard: Guard

type Counting = Pick<Attempts, 'count' | 'spend'>

function countInMemory(): Counting {
  const counts = new Map<string, number>()
  const spent = new Set<string>()
  return {
    async count({ key }) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
      return counts.get(key) ?? 0
    },
    async spend(id) {
      const isFirst = !spent.has(id)
      spent.add(id)
      return isFirst
    },
  }
}

const create = (attempts: Counting, settings = {}) =>
  createGuard({
    attempts,
    settings: { rateLimits: 1, proofOfWork: 'auto', ...settings },
    key: KEY,
    log: { warn: () => void warnings++ },
    now: () => now,
  })

beforeEach(() => {
  // The start of a stretch of time, and still to come: ALTCHA asks the machine's own clock too.
  now = Math.ceil(Date.now() / 1_800_000) * 1_800_000
  warnings = 0
  guard = create(countInMemory())
})

const asForm = (fields: Record<string, string>) =>
  new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) })
const asJson = (body: unknown, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const kindOf = (verdict: Verdict) => (verdict.kind === 'pass' ? 'pass' : verdict.refusal.kind)

/** Makes it a minute in which many come, from everywhere. */
async function crowd(): Promise<void> {
  for (let index = 0; index < 61; index++) {
    await guard.check('reserve', asJson({ email: `${index}@example.test` }), `10.0.0.${index}`)
  }
}

async function solve(verdict: Verdict): Promise<string> {
  if (verdict.kind === 'pass' || verdict.refusal.kind !== 'proof-needed') return ''
  const { challenge } = verdict.refusal
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

describe('a plain form', () => {
  it('is taken two seconds after it was shown, not before, and not without its stamp', async () => {
    const stamp = guard.stamp()
    now += 1_999
    expect(kindOf(await guard.check('reserve', asForm({ ...DETAILS, stamp }), 'a'))).toBe(
      'looks-automated',
    )
    now += 1
    expect(kindOf(await guard.check('reserve', asForm({ ...DETAILS, stamp }), 'a'))).toBe('pass')
    expect(kindOf(await guard.check('reserve', asForm(DETAILS), 'a'))).toBe('looks-automated')
  })

  it('is not taken with a stamp of another site, of tomorrow, or of yesterday', async () => {
    const other = createGuard({
      attempts: countInMemory(),
      settings: { rateLimits: 1, proofOfWork: 'auto' },
      key: 'another key, of another installation',
      log: { warn: () => {} },
      now: () => now - 60_000,
    })
    const [foreign, own] = [other.stamp(), guard.stamp()]
    for (const [stamp, later] of [
      [foreign, 0],
      [own, -60_000],
      [own, 13 * 3_600_000],
    ] as const) {
      now += later
      const verdict = await guard.check('reserve', asForm({ ...DETAILS, stamp }), 'a')
      expect(kindOf(verdict)).toBe('looks-automated')
      now -= later
    }
  })

  it('is not taken when the field that people don’t see is filled in', async () => {
    const stamp = guard.stamp()
    now += 60_000
    const form = asForm({ ...DETAILS, stamp, website: 'https://spam.example' })
    expect(kindOf(await guard.check('reserve', form, 'a'))).toBe('looks-automated')
  })

  it('costs patience in a crowd: twenty seconds, and each stamp serves once', async () => {
    await crowd()
    const stamp = guard.stamp()
    now += 19_999
    const early = await guard.check('reserve', asForm({ ...DETAILS, stamp }), 'a')
    expect(early).toMatchObject({ refusal: { kind: 'looks-automated', seconds: 20 } })
    await crowd()
    now += 1
    expect(kindOf(await guard.check('reserve', asForm({ ...DETAILS, stamp }), 'a'))).toBe('pass')
    expect(kindOf(await guard.check('reserve', asForm({ ...DETAILS, stamp }), 'a'))).toBe(
      'looks-automated',
    )
  })

  it('may ask what comes next as often as one likes', async () => {
    for (let index = 0; index < 100; index++) {
      expect(kindOf(await guard.check('reserve', asForm({ step: 'where' }), 'a'))).toBe('pass')
    }
  })
})

describe('a program’s or an island’s request', () => {
  it('passes with the stamp of a page that was open a while, and costs work without', async () => {
    const stamp = guard.stamp()
    now += 2_000
    const stamped = asJson({ email: 'a@example.test' }, { 'form-stamp': stamp })
    expect(kindOf(await guard.check('reserve', stamped, 'a'))).toBe('pass')
    const bare = asJson({ email: 'a@example.test' })
    expect(kindOf(await guard.check('reserve', bare, 'a'))).toBe('proof-needed')
  })

  it('costs work in a crowd, stamp or not; a proof serves once, and none can be made up', async () => {
    await crowd()
    const stamp = guard.stamp()
    now += 5_000
    const send = (proof: string) =>
      guard.check('reserve', asJson({}, { 'form-stamp': stamp, 'proof-of-work': proof }), 'a')
    const asked = await send('')
    const proof = await solve(asked)
    const forged = Buffer.from(
      Buffer.from(proof, 'base64')
        .toString()
        .replace(/"salt":"./, '"salt":"f'),
    ).toString('base64')
    const easier = Buffer.from(
      Buffer.from(proof, 'base64')
        .toString()
        .replace(/"cost":\d+/, '"cost":1'),
    ).toString('base64')
    for (const wrong of ['', '????', 'e30=', forged, easier]) {
      if (wrong !== proof) expect(kindOf(await send(wrong)), wrong).toBe('proof-needed')
    }
    expect(kindOf(await send(proof))).toBe('pass')
    expect(kindOf(await send(proof))).toBe('proof-needed')
  })

  it('is not let through by a proof that is too old', async () => {
    guard = create(countInMemory(), { proofOfWork: 'always' })
    const proof = await solve(await guard.check('reserve', asJson({}), 'a'))
    now += 6 * 60_000
    const late = await guard.check('reserve', asJson({}, { 'proof-of-work': proof }), 'a')
    expect(kindOf(late)).toBe('proof-needed')
  })
})

describe('what a route takes is counted however it is written', () => {
  it.each(['application/json', 'Application/JSON', 'APPLICATION/json; charset=utf-8'])(
    'JSON named %s costs work without a stamp',
    async (type) => {
      const sent = asJson({ email: 'a@example.test' }, { 'content-type': type })
      expect(kindOf(await guard.check('reserve', sent, 'a'))).toBe('proof-needed')
    },
  )

  it.each(['details', ' details', 'details\n'])('the last step named “%s”', async (step) => {
    const form = asForm({ ...DETAILS, step })
    expect(kindOf(await guard.check('reserve', form, 'a'))).toBe('looks-automated')
  })
})

describe('limits', () => {
  it('end with their stretch of time, which is what the answer says', async () => {
    const send = () => guard.check('manage', asForm({ action: 'cancel' }), 'a')
    for (let index = 0; index < 120; index++) expect(kindOf(await send())).toBe('pass')
    const refused = await send()
    expect(refused).toMatchObject({ refusal: { kind: 'rate-limited', seconds: 600 } })
    expect(kindOf(await guard.check('manage', asForm({ action: 'cancel' }), 'b'))).toBe('pass')
    now += 600_000
    expect(kindOf(await send())).toBe('pass')
  })

  it('count an e-mail address however it is written, wherever it comes from', async () => {
    const stamp = guard.stamp()
    now += 2_000
    const send = (email: string, address: string) =>
      guard.check('find-links', asForm({ email, stamp }), address)
    for (let index = 0; index < 5; index++) {
      expect(kindOf(await send(' Some@Example.test', `10.0.0.${index}`))).toBe('pass')
    }
    expect(kindOf(await send('some@example.TEST ', '10.0.0.9'))).toBe('rate-limited')
  })

  it('are off at 0, and let everybody pass while tries can’t be counted', async () => {
    const off = create(countInMemory(), { rateLimits: 0 })
    expect(kindOf(await off.check('reserve', asForm(DETAILS), 'a'))).toBe('pass')
    const gone = async () => {
      throw new Error('database is locked')
    }
    const blind = create({ count: gone, spend: gone })
    expect(kindOf(await blind.check('reserve', asForm(DETAILS), 'a'))).toBe('pass')
    expect(warnings).toBe(1)
  })
})
