import type { MutationEvent } from '@sanity/client'
import { applyPatch } from 'mendoza'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type ContentLake, openContentLake } from '../../fixtures/content-lake.ts'
import { SLOWEST_STEP_MS } from '../../fixtures/slowest-step.ts'

async function listenTo(lake: ContentLake, filter: string) {
  const events: MutationEvent[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const options = {
    events: ['welcome' as const, 'mutation' as const],
    effectFormat: 'mendoza' as const,
    includePreviousRevision: true,
    includeResult: true,
  }
  const subscription = lake.client
    .listen(filter, { type: lake.type }, options)
    .subscribe((event) => {
      if (event.type === 'welcome') resolve()
      if (event.type === 'mutation') events.push(event)
    })
  onTestFinished(() => subscription.unsubscribe())
  await promise
  const heard = (count: number) =>
    vi.waitFor(() => expect(events).toHaveLength(count), { timeout: SLOWEST_STEP_MS })
  return { events, heard }
}

test('a listener hears documents appear, change and disappear, in a chain of revisions', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  const { events, heard } = await listenTo(lake, '*[_type == $type && shown]')
  await client.create({ _id: id('a'), _type: type, shown: false })
  await client.patch(id('a')).set({ shown: true }).commit()
  await client.patch(id('a')).set({ title: 'new' }).commit()
  await client.delete(id('a'))
  await heard(3)
  expect(events.map((event) => event.transition)).toEqual(['appear', 'update', 'disappear'])
  for (const [index, event] of events.slice(1).entries()) {
    expect(event.previousRev).toBe(events[index]?.resultRev)
  }
  expect(events[1]).toMatchObject({
    documentId: id('a'),
    result: { title: 'new' },
    previous: { shown: true },
    mutations: [{ patch: { id: id('a'), set: { title: 'new' } } }],
    visibility: 'query',
  })
  expect(events[2]?.result ?? undefined).toBeUndefined()
})

test('leaving the filter is a disappearance, though the document lives on', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  await client.create({ _id: id('a'), _type: type, shown: true })
  const { events, heard } = await listenTo(lake, '*[_type == $type && shown]')
  await client.patch(id('a')).set({ shown: false }).commit()
  await client.patch(id('a')).set({ unheard: true }).commit()
  await client.patch(id('a')).set({ shown: true }).commit()
  await heard(2)
  expect(events.map((event) => event.transition)).toEqual(['disappear', 'appear'])
})

test('effects turn the previous document into the next one and back', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  const { events, heard } = await listenTo(lake, '*[_type == $type]')
  await client.create({ _id: id('a'), _type: type, title: 'one', list: [{ _key: 'k', n: 1 }] })
  await client.patch(id('a')).set({ title: 'once', 'list[0].n': 2 }).commit()
  await client.delete(id('a'))
  await heard(3)
  let state: unknown = null
  for (const event of events) {
    const before = state
    state = applyPatch(before, [...(event.effects?.apply ?? [])])
    expect(applyPatch(state, [...(event.effects?.revert ?? [])])).toEqual(before)
    if (event.result) expect(event.result).toEqual({ ...Object(state), _rev: event.resultRev })
  }
  expect(state).toBeNull()
})

test('a transaction of several documents sends one numbered event each', async () => {
  const lake = await openContentLake()
  const { events, heard } = await listenTo(lake, '*[_type == $type]')
  const write = lake.client.transaction()
  for (const n of [1, 2, 3]) write.create({ _id: lake.id(`d${n}`), _type: lake.type })
  await write.commit()
  await heard(3)
  expect(events.map((event) => event.transactionCurrentEvent).toSorted()).toEqual([1, 2, 3])
  expect(new Set(events.map((event) => event.transactionId)).size).toBe(1)
  expect(events.every((event) => event.transactionTotalEvents === 3)).toBe(true)
  expect(events[0]?.previousRev ?? undefined).toBeUndefined()
})

test('a listener with a broken query is told so, with the place', async () => {
  const { client } = await openContentLake()
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const subscription = client.listen('*[').subscribe({ error: resolve })
  onTestFinished(() => subscription.unsubscribe())
  const error = await promise
  expect(error).toMatchObject({ name: 'ChannelError' })
  expect(String(error)).toMatch(/pars/i)
})

type StreamEvent = { event: string; id: string; data: Record<string, unknown> }

/** Reads a listener's events until it is told to stop; what a browser's EventSource would see. */
async function openStream(lake: ContentLake, lastEventId?: string) {
  const query = encodeURIComponent('*[_type == $type]')
  const path = `/data/listen/${lake.dataset}?query=${query}&$type="${lake.type}"&enableResume=true`
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const headers = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }
  const response = await lake.send(path, { headers, signal: stop.signal })
  const events: StreamEvent[] = []
  const reading = (async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(part)?.[1] ?? ''
        if (field('event')) {
          events.push({
            event: field('event'),
            id: field('id'),
            data: JSON.parse(field('data') || '{}'),
          })
        }
      }
    }
  })().catch(() => undefined)
  const until = (kind: string, count = 1) =>
    vi.waitFor(
      () =>
        expect(events.filter(({ event }) => event === kind).length).toBeGreaterThanOrEqual(count),
      { timeout: SLOWEST_STEP_MS },
    )
  return {
    events,
    until,
    async drop() {
      stop.abort()
      await reading
    },
  }
}

test('a dropped listener goes on where it left off', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  const first = await openStream(lake)
  await first.until('welcome')
  await client.create({ _id: id('a'), _type: type })
  await first.until('mutation')
  await first.drop()
  await client.patch(id('a')).set({ n: 1 }).commit()
  await client.create({ _id: id('b'), _type: type })
  const last = first.events.findLast(({ event }) => event === 'mutation')
  const second = await openStream(lake, last?.id)
  await second.until('mutation', 2)
  expect(second.events.map(({ event }) => event)).toEqual(['welcomeback', 'mutation', 'mutation'])
  expect(second.events.slice(1).map(({ data }) => [data.documentId, data.transition])).toEqual([
    [id('a'), 'update'],
    [id('b'), 'appear'],
  ])
  await client.delete(id('b'))
  await second.until('mutation', 3)
})

test('a listener dropped amid a transaction hears the rest of it', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  const first = await openStream(lake)
  await first.until('welcome')
  await client
    .transaction()
    .create({ _id: id('b'), _type: type })
    .create({ _id: id('a'), _type: type })
    .commit()
  await first.until('mutation', 2)
  await first.drop()
  const [one, two] = first.events.filter(({ event }) => event === 'mutation')
  const second = await openStream(lake, one?.id)
  await second.until('mutation')
  expect(second.events[1]?.data.documentId).toBe(two?.data.documentId)
})

test('a listener that cannot go on is told to start over', async () => {
  const lake = await openContentLake()
  const stream = await openStream(lake, 'unknown#nothing')
  await stream.until('reset')
})
