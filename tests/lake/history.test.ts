import { expect, test } from 'vitest'
import { runLake } from './run-lake.ts'

test('a document can be read as it was at a revision', async () => {
  const { client } = await runLake()
  const first = await client.create({ _id: 'a', _type: 'x', n: 1 })
  const second = await client.patch('a').set({ n: 2 }).commit()
  const at = async (query: string): Promise<unknown> => {
    const url = `/data/history/production/documents/a?${query}`
    const { documents } = await client.request({ url })
    return documents
  }
  expect(await at(`revision=${first._rev}`)).toEqual([first])
  expect(await at(`revision=${second._rev}`)).toEqual([second])
  await client.delete('a')
  expect(await at('lastRevision=true')).toEqual([second])
  expect(await at(`time=${new Date().toISOString()}`)).toEqual([])
})

test('transactions are listed with effects, one a line', async () => {
  const { client, lake } = await runLake()
  await client.create({ _id: 'a', _type: 'x', n: 1 })
  const { _rev } = await client.patch('a').set({ n: 2 }).commit()
  await client.create({ _id: 'b', _type: 'x' })
  const query = 'effectFormat=mendoza&reverse=true&limit=1&excludeContent=true'
  const url = `${lake.url}/v2026-11-01/data/history/production/transactions/a?${query}`
  const lines = (await (await fetch(url)).text()).trim().split('\n')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    id: _rev,
    documentIDs: ['a'],
    effects: { a: { apply: expect.any(Array), revert: expect.any(Array) } },
  })
})

test('events tell creation, publishing with the published revision, and unpublishing', async () => {
  const { client } = await runLake()
  await client.create({ _id: 'drafts.a', _type: 'x' })
  const edited = await client.patch('drafts.a').set({ n: 1 }).commit()
  const ids = { draftId: 'drafts.a', publishedId: 'a' }
  const published = await client.action({ actionType: 'sanity.action.document.publish', ...ids })
  await client.action({ actionType: 'sanity.action.document.unpublish', ...ids })
  const url = '/data/history/production/events/documents/a'
  const { events } = await client.request({ url })
  expect(events.a).toMatchObject([
    { type: 'unpublishDocument' },
    {
      type: 'publishDocumentVersion',
      revisionId: published.transactionId,
      versionRevisionId: edited._rev,
    },
    { type: 'createDocumentVersion', versionId: 'drafts.a' },
  ])
})
