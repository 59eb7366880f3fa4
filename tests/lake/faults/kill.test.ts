import type { SanityClient } from '@sanity/client'
import { expect, onTestFinished, test } from 'vitest'
import { findFreePort } from '../../fixtures/free-port.ts'
import { connect, makeFolder } from '../run-lake.ts'
import { startLakeProcess } from './lake-process.ts'
import { documentIds, type Writer, writeUntilGone } from './writers.ts'

const ROUNDS = 50
const WRITERS = 20

/** Follows a dataset as an application does that reads once and then listens. */
function follow(client: SanityClient): { seen: Map<string, number>; welcomes: () => number } {
  const seen = new Map<string, number>()
  let welcomes = 0
  const note = (document: { _id: string; sequence: number } | undefined) => {
    if (document) seen.set(document._id, Math.max(document.sequence, seen.get(document._id) ?? -1))
  }
  const catchUp = async () => {
    const documents = await client.fetch<{ _id: string; sequence: number }[]>(
      '*[_type == "entry"]{_id, sequence}',
    )
    documents.forEach(note)
  }
  const subscription = client
    .listen<{ sequence: number }>('*[_type == "entry"]', {}, { events: ['welcome', 'mutation'] })
    .subscribe((event) => {
      if (event.type === 'mutation') note(event.result)
      if (event.type !== 'welcome') return
      // What happened while the connection was down is asked for, as the Studio does.
      void catchUp().then(
        () => {
          welcomes += 1
        },
        () => undefined,
      )
    })
  onTestFinished(() => subscription.unsubscribe())
  return { seen, welcomes: () => welcomes }
}

/**
 * Compares a writer's two documents with what it was told. A transaction without an answer may be
 * there or not, but never by half.
 */
async function verify(client: SanityClient, writers: readonly Writer[]): Promise<number[]> {
  const documents = await client.fetch<{ _id: string; _rev: string; sequence: number }[]>(
    '*[_type == "entry"]{_id, _rev, sequence}',
  )
  const byId = new Map(documents.map((document) => [document._id, document]))
  return writers.map(({ acknowledged, uncertain }, writer) => {
    const [left, right] = documentIds(writer).map((id) => byId.get(id))
    expect(left?._rev).toBe(right?._rev)
    expect(left?.sequence).toBe(right?.sequence)
    const last = acknowledged.at(-1)?.sequence
    const found = left?.sequence ?? -1
    if (last !== undefined) expect(found).toBeGreaterThanOrEqual(last)
    if (uncertain) expect(found).toBeLessThanOrEqual(uncertain.sequence)
    return found
  })
}

/** Every acknowledged transaction of the round is in the history, and touched both documents. */
async function verifyHistory(url: string, writers: readonly Writer[]): Promise<void> {
  const ids = writers.flatMap((_, writer) => documentIds(writer))
  const first = writers.flatMap(({ acknowledged }) => acknowledged.slice(0, 1))
  for (const { writer, transactionId } of first) {
    const { acknowledged } = writers[writer] ?? { acknowledged: [] }
    const path = `transactions/${documentIds(writer)[0]}?limit=1000&fromTransaction=${transactionId}`
    const response = await fetch(`${url}/v1/data/history/production/${path}`)
    const lines = (await response.text()).trim().split('\n')
    const transactions = lines.map((line) => JSON.parse(line))
    const touched = new Map(transactions.map(({ id, documentIDs }) => [id, documentIDs]))
    for (const written of acknowledged) {
      expect(touched.get(written.transactionId), written.transactionId).toEqual(documentIds(writer))
    }
  }
  expect(ids).toHaveLength(WRITERS * 2)
}

test('killed at any moment under 20 writers, the lake keeps every acknowledged transaction whole', async () => {
  const folder = await makeFolder()
  const port = await findFreePort()
  let lake = await startLakeProcess({ folder, port })
  const client = connect({ url: lake.url })
  const listener = follow(client)
  await expect.poll(listener.welcomes).toBe(1)
  let next = Array.from({ length: WRITERS }, () => 0)
  let total = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    // The moment is drawn by counting answers, so that a slow machine is hit as randomly.
    let left = 1 + Math.floor(Math.random() * 60)
    let killed: Promise<void> | undefined
    const running = lake
    const writers = await Promise.all(
      next.map((sequence, writer) =>
        writeUntilGone(running.url, writer, sequence, () => {
          left -= 1
          if (left === 0) killed = running.kill()
        }),
      ),
    )
    await killed
    lake = await startLakeProcess({ folder, port })
    const found = await verify(client, writers)
    await verifyHistory(lake.url, writers)
    total += writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)
    next = found.map((sequence) => sequence + 1)
  }
  expect(total).toBeGreaterThan(ROUNDS)
  // The listener, which lost its connection 50 times, ends up knowing what is there.
  await expect
    .poll(() =>
      next.map((_, writer) => documentIds(writer).map((id) => listener.seen.get(id) ?? -1)),
    )
    .toEqual(next.map((sequence) => [sequence - 1, sequence - 1]))
})
