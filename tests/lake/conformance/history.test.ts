import { applyPatch } from 'mendoza'
import { expect, test } from 'vitest'
import { type ContentLake, openContentLake } from '../../fixtures/content-lake.ts'

async function documentsAt({ client, dataset }: ContentLake, ids: string, query: string) {
  const url = `/data/history/${dataset}/documents/${ids}?${query}`
  const { documents } = await client.request<{ documents: unknown[] }>({ url })
  return documents
}

type Transaction = {
  id: string
  author: string
  timestamp: string
  documentIDs: string[]
  mutations: unknown[]
  effects: { [id: string]: { apply: unknown[]; revert: unknown[] } }
}

async function transactionsOf({ send, dataset }: ContentLake, ids: string, query = '') {
  const options = `effectFormat=mendoza&excludeContent=true&${query}`
  const response = await send(`/data/history/${dataset}/transactions/${ids}?${options}`)
  const lines = (await response.text()).trim().split('\n')
  return lines.filter((line) => line !== '').map((line): Transaction => JSON.parse(line))
}

test('a document can be read as it was at a revision, at a time, and at last', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  const first = await client.create({ _id: id('a'), _type: type, n: 1 })
  const second = await client.patch(id('a')).set({ n: 2 }).commit()
  expect(await documentsAt(lake, id('a'), `revision=${first._rev}`)).toEqual([first])
  expect(await documentsAt(lake, id('a'), `revision=${second._rev}`)).toEqual([second])
  const time = encodeURIComponent(second._updatedAt)
  expect(await documentsAt(lake, id('a'), `time=${time}`)).toEqual([second])
  expect(await documentsAt(lake, id('a'), 'time=2001-01-01T00:00:00Z')).toEqual([])
  await client.delete(id('a'))
  expect(await documentsAt(lake, id('a'), 'lastRevision=true')).toEqual([second])
  expect(await documentsAt(lake, id('a'), `revision=${second._rev}`)).toEqual([second])
})

test('several documents are read at once', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  await client.create({ _id: id('a'), _type: type, n: 1 })
  await client.create({ _id: id('b'), _type: type, n: 2 })
  const now = encodeURIComponent(new Date(Date.now() + 1000).toISOString())
  expect(await documentsAt(lake, `${id('a')},${id('b')}`, `time=${now}`)).toHaveLength(2)
})

test('transactions are listed, one a line, and their effects lead through all states', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  const created = await client.create({ _id: id('a'), _type: type, n: 1, text: 'one' })
  await client.patch(id('a')).set({ n: 2, text: 'once' }).commit()
  const last = await client.patch(id('a')).unset(['text']).commit()
  await client.create({ _id: id('b'), _type: type })
  const transactions = await transactionsOf(lake, id('a'))
  expect(transactions).toHaveLength(3)
  expect(transactions[0]).toMatchObject({ id: created._rev, documentIDs: [id('a')], mutations: [] })
  let state: unknown = null
  for (const { effects } of transactions) state = applyPatch(state, effects[id('a')]?.apply ?? [])
  expect(state).toMatchObject({ _id: id('a'), n: 2 })
  for (const { effects } of transactions.toReversed()) {
    state = applyPatch(state, effects[id('a')]?.revert ?? [])
  }
  expect(state).toBeNull()
  const [newest] = await transactionsOf(lake, id('a'), 'reverse=true&limit=1')
  expect(newest?.id).toBe(last._rev)
})

test('a range of transactions, both ends included, can be asked for', async () => {
  const lake = await openContentLake()
  const { client, id, type } = lake
  const revisions = [(await client.create({ _id: id('a'), _type: type, n: 0 }))._rev]
  for (const n of [1, 2, 3]) revisions.push((await client.patch(id('a')).set({ n }).commit())._rev)
  const [, from, to] = revisions
  const range = await transactionsOf(lake, id('a'), `fromTransaction=${from}&toTransaction=${to}`)
  expect(range.map((transaction) => transaction.id)).toEqual([from, to])
  const since = await transactionsOf(lake, id('a'), `fromTransaction=${from}`)
  expect(since.map((transaction) => transaction.id)).toEqual(revisions.slice(1))
})

test('events tell creation, publishing with the published revision, unpublishing and deletion', async () => {
  const lake = await openContentLake()
  const { client, id, type, dataset } = lake
  await client.create({ _id: `drafts.${id('a')}`, _type: type })
  const edited = await client
    .patch(`drafts.${id('a')}`)
    .set({ n: 1 })
    .commit()
  const ids = { draftId: `drafts.${id('a')}`, publishedId: id('a') }
  const published = await client.action({ actionType: 'sanity.action.document.publish', ...ids })
  await client.action({ actionType: 'sanity.action.document.unpublish', ...ids })
  const url = `/data/history/${dataset}/events/documents/${id('a')}`
  const { events } = await client.request({ url })
  expect(events[id('a')]).toMatchObject([
    { type: 'unpublishDocument' },
    {
      type: 'publishDocumentVersion',
      revisionId: published.transactionId,
      versionRevisionId: edited._rev,
    },
    { type: 'createDocumentVersion', versionId: `drafts.${id('a')}` },
  ])
})
