import type { SanityClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeOnce } from '../../../studio/write-once.ts'
import { type SampleLake, startSampleLake } from '../../fixtures/attune.ts'

const ID = 'topic-written-once'
const ACTIONS = 'http://lake.localhost/v1/data/actions/production'

/** Sends, and then fails as `fetch` does when the line breaks, as often as `times` says. */
function losingAnswers(times: number): typeof fetch {
  let left = times
  return async (input, init) => {
    const response = await fetch(input, init)
    if (init?.method !== 'POST' || left === 0) return response
    left -= 1
    await response.text()
    throw new TypeError('Failed to fetch')
  }
}

const atOnce = async () => {}

describe('a write whose answer is lost', () => {
  let sample: SampleLake
  let writer: (send: typeof fetch) => SanityClient

  beforeAll(async () => {
    sample = await startSampleLake()
    writer = (send) => sample.editor.withConfig({ resolveFetch: () => writeOnce(send, atOnce) })
  })
  afterAll(() => sample?.close())

  const write = () =>
    sample.editor.createOrReplace({ _id: ID, _type: 'topic', title: 'As it was', rank: 1 })
  const read = () => sample.editor.getDocument(ID)

  it('is done once by an action, however often it had to be sent', async () => {
    await write()
    const edit = await writer(losingAnswers(3)).action({
      actionType: 'sanity.action.document.edit',
      draftId: `drafts.${ID}`,
      publishedId: ID,
      patch: { inc: { rank: 1 } },
    })
    const draft = await sample.editor.getDocument(`drafts.${ID}`)
    expect(draft).toMatchObject({ rank: 2, _rev: edit.transactionId })
  })

  it('is done once by a mutation without an id of its own', async () => {
    await write()
    const client = writer(losingAnswers(2))
    await client.patch(ID).inc({ rank: 1 }).commit({ returnDocuments: false })
    expect(await read()).toMatchObject({ rank: 2 })
  })

  it('tells of a publication that happened that it happened', async () => {
    await write()
    await sample.editor.createOrReplace({ _id: `drafts.${ID}`, _type: 'topic', title: 'Newer' })
    await writer(losingAnswers(1)).action({
      actionType: 'sanity.action.document.publish',
      draftId: `drafts.${ID}`,
      publishedId: ID,
    })
    expect(await read()).toMatchObject({ title: 'Newer' })
  })

  it('passes a refusal on', async () => {
    await write()
    const refused = writer(losingAnswers(0)).action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.not-there',
      publishedId: 'not-there',
    })
    await expect(refused).rejects.toMatchObject({ statusCode: expect.any(Number) })
  })
})

describe('sending again', () => {
  const body = JSON.stringify({ actions: [], transactionId: 'mine' })

  it('goes on under the same id while nobody answers, and takes the first answer', async () => {
    const sent: string[] = []
    const answers = [new TypeError('Failed to fetch'), 504, 502, 200]
    const send = writeOnce(async (_input, init) => {
      const answer = answers[sent.length]
      sent.push(String(init?.body))
      if (typeof answer !== 'number') throw answer
      return new Response('{}', { status: answer })
    }, atOnce)
    const response = await send(ACTIONS, { method: 'POST', body })
    expect(response.status).toBe(200)
    expect(sent.map((text) => JSON.parse(text).transactionId)).toEqual(Array(4).fill('mine'))
  })

  it('does not take a conflict with others for its own success', async () => {
    const send = writeOnce(async () => new Response('Somebody was faster', { status: 409 }), atOnce)
    const response = await send(ACTIONS, { method: 'POST', body })
    expect(response.status).toBe(409)
    expect(await response.text()).toBe('Somebody was faster')
  })

  it('hears of its success where the browser had sent it twice', async () => {
    const words = 'The transaction with the ID "mine" already exists'
    const send = writeOnce(async () => new Response(words, { status: 409 }), atOnce)
    const response = await send(ACTIONS, { method: 'POST', body })
    expect(await response.json()).toEqual({ transactionId: 'mine', results: [] })
  })

  it('ends when the caller gives up, while sending and while waiting', async () => {
    const givingUp = new AbortController()
    const send = writeOnce(async () => {
      throw new TypeError('Failed to fetch')
    })
    const answer = send(ACTIONS, { method: 'POST', body, signal: givingUp.signal })
    setTimeout(() => givingUp.abort(new DOMException('Enough', 'AbortError')), 50)
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('leaves everything else as it is: reads, uploads, and writes that ask for documents', async () => {
    for (const [url, init] of [
      ['http://lake.localhost/v1/data/query/production', {}],
      ['http://lake.localhost/v1/assets/images/production', { method: 'POST', body: 'x' }],
      [`${ACTIONS.replace('actions', 'mutate')}?returnDocuments=true`, { method: 'POST', body }],
    ] as const) {
      let count = 0
      const send = writeOnce(async () => {
        count += 1
        throw new TypeError('Failed to fetch')
      }, atOnce)
      await expect(send(url, init)).rejects.toThrow('Failed to fetch')
      expect(count).toBe(1)
    }
  })
})
