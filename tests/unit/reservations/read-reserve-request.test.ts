import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerRefusal, answerReserve } from '../../../src/reservations/answers.ts'
import { readReserveRequest } from '../../../src/reservations/read-reserve-request.ts'

const valid = {
  cohortId: 'cohort-a',
  state: 'NY',
  name: 'Quillfeather',
  email: 'quillfeather@example.org',
  isAdult: true,
  attestsLocation: true,
  consents: true,
  consentHash: 'a'.repeat(64),
}

function post(body: unknown, headers: Record<string, string> = {}): Request {
  return new Request('http://localhost/api/reservations/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k1', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

describe('a reservation request', () => {
  it('is read into plain values', async () => {
    const read = await readReserveRequest(post({ ...valid, name: '  Quillfeather ' }))
    expect(read).toEqual({
      kind: 'ready',
      request: {
        cohortId: 'cohort-a',
        state: 'NY',
        name: 'Quillfeather',
        email: 'quillfeather@example.org',
        consentHash: 'a'.repeat(64),
        idempotencyKey: 'k1',
      },
    })
  })

  it('means the same key with and without the quotes of the draft standard', async () => {
    const read = await readReserveRequest(post(valid, { 'Idempotency-Key': '"k1"' }))
    expect(read).toMatchObject({ request: { idempotencyKey: 'k1' } })
  })

  it('needs an Idempotency-Key', async () => {
    const read = await readReserveRequest(post(valid, { 'Idempotency-Key': '' }))
    expect(read).toEqual({ kind: 'idempotency-key-missing' })
  })

  it.each([
    ['/cohortId', { cohortId: 'a b' }],
    ['/state', { state: 'XX' }],
    ['/name', { name: '   ' }],
    ['/name', { name: 'null \u0000 byte' }],
    ['/name', { name: 'lone \ud800 surrogate' }],
    ['/name', { name: 'x'.repeat(121) }],
    ['/email', { email: 'nobody' }],
    ['/email', { email: 'a@b' }],
    ['/isAdult', { isAdult: false }],
    ['/attestsLocation', { attestsLocation: 'true' }],
    ['/consents', { consents: undefined }],
    ['/consentHash', { consentHash: 'short' }],
  ])('is refused with the pointer %s for %o', async (pointer, change) => {
    const read = await readReserveRequest(post({ ...valid, ...change }))
    if (read.kind !== 'invalid-request') throw new Error(read.kind)
    expect(read.errors.map((error) => error.pointer)).toContain(pointer)
  })

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['nothing', ''],
    ['far too much', JSON.stringify({ ...valid, more: 'x'.repeat(10_000) })],
  ])('is refused when it holds %s', async (_, body) => {
    expect((await readReserveRequest(post(body))).kind).toBe('invalid-request')
  })

  it('is refused when it is not sent as JSON, as other sites’ forms would', async () => {
    const read = await readReserveRequest(post(valid, { 'Content-Type': 'text/plain' }))
    expect(read.kind).toBe('invalid-request')
  })

  it('never throws, whatever is sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (body) => {
        const read = await readReserveRequest(post(body))
        expect(read.kind).toBe('invalid-request')
      }),
    )
  })
})

describe('an answer', () => {
  it('never repeats what was typed', async () => {
    const wrong = {
      ...valid,
      name: 'Quillfeather\u0007',
      email: 'quillfeather@nowhere',
      state: 'Quillfeather',
    }
    const read = await readReserveRequest(post(wrong))
    if (read.kind === 'ready') throw new Error('was accepted')
    const response = answerRefusal(read)
    expect(response.status).toBe(422)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ type: '/problems/invalid-request', status: 422 })
    expect(text.toLowerCase()).not.toContain('quillfeather')
  })

  it.each([
    [{ kind: 'cohort-unknown' }, 404],
    [{ kind: 'not-eligible' }, 422],
    [{ kind: 'consent-outdated' }, 409],
    [{ kind: 'group-full', waiting: 2 }, 409],
    [{ kind: 'group-closed', reason: 'started' }, 409],
    [{ kind: 'seats-free' }, 409],
    [{ kind: 'idempotency-key-reused' }, 422],
    [{ kind: 'idempotency-in-progress' }, 409],
    [{ kind: 'busy' }, 503],
  ] as const)('to $0.kind has the status $1', async (outcome, status) => {
    const { kind } = outcome
    const response = answerReserve(outcome)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ type: `/problems/${kind}`, status })
    const asksToRetry = kind === 'idempotency-in-progress' || kind === 'busy'
    expect(response.headers.has('Retry-After')).toBe(asksToRetry)
  })

  it('to someone who can’t join names the program that takes them', async () => {
    const alternative = { title: 'Skills', href: '/programs/skills/' }
    const response = answerReserve({ kind: 'not-eligible', alternative })
    expect(await response.json()).toMatchObject({ alternative })
  })

  it('to a full group names the way into its line', async () => {
    const response = answerReserve({ kind: 'group-full', waiting: 2 })
    const waitingList = { href: '/api/reservations/waiting/', waiting: 2 }
    expect(await response.json()).toMatchObject({ waitingList })
  })

  it('to a request without the residence that the program asks for names the field', async () => {
    const response = answerReserve({ kind: 'residence-missing' })
    expect(response.status).toBe(422)
    const errors = [{ pointer: '/residence', detail: 'A US state or territory is needed' }]
    expect(await response.json()).toMatchObject({ type: '/problems/invalid-request', errors })
  })

  it('is replayed byte for byte', async () => {
    const body = '{"reservationId":"r"}'
    const response = answerReserve({ kind: 'replayed', status: 201, body })
    expect(response.status).toBe(201)
    expect(await response.text()).toBe(body)
  })
})
