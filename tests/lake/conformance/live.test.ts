import type { LiveEvent } from '@sanity/client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type ContentLake, openContentLake } from '../../fixtures/content-lake.ts'
import { SLOWEST_STEP_MS } from '../../fixtures/slowest-step.ts'

async function follow({ connect }: ContentLake, includeDrafts = false) {
  const events: LiveEvent[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const client = connect(includeDrafts ? { token: 'local', ignoreBrowserTokenWarning: true } : {})
  const subscription = client.live.events({ includeDrafts }).subscribe((event) => {
    if (event.type === 'welcome') resolve()
    events.push(event)
  })
  onTestFinished(() => subscription.unsubscribe())
  await promise
  const tags = () => events.flatMap((event) => (event.type === 'message' ? event.tags : []))
  return { events, tags }
}

test('live events carry a tag that queries carry', async () => {
  const lake = await openContentLake()
  const { tags } = await follow(lake)
  await lake.client.create({ _id: lake.id('a'), _type: lake.type })
  const options = { filterResponse: false, perspective: 'published' } as const
  const { syncTags = [] } = await lake.client.fetch(
    '*[_type == $type]',
    { type: lake.type },
    options,
  )
  await vi.waitFor(() => expect(tags().some((tag) => syncTags.includes(tag))).toBe(true), {
    timeout: SLOWEST_STEP_MS,
  })
})

test('drafts are heard of only where asked', async () => {
  const lake = await openContentLake()
  const { client, id, type, send, dataset } = lake
  const readers = await follow(lake)
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const path = `/data/live/events/${dataset}?includeDrafts=true`
  const response = await send(path, { signal: stop.signal })
  let seen = ''
  const reading = (async () => {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? [])
      seen += chunk
  })().catch(() => undefined)
  await vi.waitFor(() => expect(seen).toContain('event: welcome'), {
    timeout: SLOWEST_STEP_MS,
  })
  await client.create({ _id: `drafts.${id('a')}`, _type: type })
  await vi.waitFor(() => expect(seen).toContain('event: message'), { timeout: SLOWEST_STEP_MS })
  expect(readers.tags()).toEqual([])
  stop.abort()
  await reading
})

test('who comes back is told what was missed, or to start over', async () => {
  const lake = await openContentLake()
  const { client, id, type, send, dataset } = lake
  const { events } = await follow(lake)
  const welcome = events.find((event) => event.type === 'welcome')
  await client.create({ _id: id('a'), _type: type })
  const read = async (lastEventId: string, wanted: string) => {
    const stop = new AbortController()
    const headers = { 'Last-Event-ID': lastEventId }
    const response = await send(`/data/live/events/${dataset}`, { headers, signal: stop.signal })
    let seen = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      seen += chunk
      if (seen.includes(wanted)) break
    }
    stop.abort()
    return seen
  }
  expect(await read(String(Object(welcome).id), 'event: message')).toContain('s1:')
  expect(await read('unknown', 'event: restart')).toContain('event: restart')
})
