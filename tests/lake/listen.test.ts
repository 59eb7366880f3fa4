import type { MutationEvent } from '@sanity/client'
import { applyPatch } from 'mendoza'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runLake } from './run-lake.ts'

async function listenTo(filter: string) {
  const { client, lake } = await runLake()
  const events: MutationEvent[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const subscription = client
    .listen(
      filter,
      {},
      {
        events: ['welcome', 'mutation'],
        effectFormat: 'mendoza',
        includePreviousRevision: true,
        includeResult: true,
      },
    )
    .subscribe((event) => {
      if (event.type === 'welcome') resolve()
      if (event.type === 'mutation') events.push(event)
    })
  onTestFinished(() => subscription.unsubscribe())
  await promise
  const heard = (count: number) => vi.waitFor(() => expect(events).toHaveLength(count))
  return { client, lake, events, heard }
}

test('a listener hears documents appear, change and disappear, in a chain of revisions', async () => {
  const { client, events, heard } = await listenTo('*[_type == "x" && shown]')
  await client.create({ _id: 'a', _type: 'x', shown: false })
  await client.patch('a').set({ shown: true }).commit()
  await client.patch('a').set({ title: 'new' }).commit()
  await client.delete('a')
  await heard(3)
  expect(events.map((event) => event.transition)).toEqual(['appear', 'update', 'disappear'])
  for (const [index, event] of events.slice(1).entries()) {
    expect(event.previousRev).toBe(events[index]?.resultRev)
  }
  expect(events[1]).toMatchObject({ result: { title: 'new' }, previous: { shown: true } })
  expect(events[2]?.result).toBeUndefined()
})

test('effects turn the previous document into the next one and back', async () => {
  const { client, events, heard } = await listenTo('*[_type == "x"]')
  await client.create({ _id: 'a', _type: 'x', title: 'one', list: [{ _key: 'k', n: 1 }] })
  await client.patch('a').set({ title: 'once', 'list[0].n': 2 }).commit()
  await client.delete('a')
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
  const { client, events, heard } = await listenTo('*')
  const write = client.transaction()
  for (const n of [1, 2, 3]) write.create({ _id: `d${n}`, _type: 'x' })
  await write.commit()
  await heard(3)
  expect(events.map((event) => event.transactionCurrentEvent)).toEqual([1, 2, 3])
  expect(new Set(events.map((event) => event.transactionId)).size).toBe(1)
  expect(events[0]).not.toHaveProperty('previousRev')
})

test('a listener with a broken query is told so', async () => {
  const { client } = await runLake()
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const subscription = client.listen('*[').subscribe({ error: resolve })
  onTestFinished(() => subscription.unsubscribe())
  expect(String(await promise)).toContain('Unable to parse query')
})

test('live events carry the tag that queries carry', async () => {
  const { client } = await runLake()
  const seen: unknown[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const subscription = client.live.events().subscribe((event) => {
    if (event.type === 'welcome') resolve()
    if (event.type === 'message') seen.push(event.tags)
  })
  onTestFinished(() => subscription.unsubscribe())
  await promise
  await client.create({ _type: 'x' })
  const { syncTags } = await client.fetch('*', {}, { filterResponse: false })
  await vi.waitFor(() => expect(seen).toEqual([syncTags]))
})
