import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createClient } from '@sanity/client'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  clientFromEnvironment,
  importSample,
  MissingWriteTokenError,
} from '../../../studio/sample/import-sample.ts'
import { sampleDocuments } from '../../../studio/sample/sample-documents.ts'

const now = Temporal.Instant.from('2026-11-23T11:00:00Z')

/** A dataset that answers every query with `existing` and keeps what it was asked to write. */
const startDataset = async (existing: number) => {
  const queries: URL[] = []
  const transactions: unknown[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname.includes('/data/mutate/')) {
      transactions.push(JSON.parse(await text(request)))
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ transactionId: 'one', results: [] }))
      return
    }
    queries.push(url)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ms: 1, query: '', result: existing }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const isBound = (address: ReturnType<typeof server.address>): address is AddressInfo =>
    typeof address === 'object' && address !== null
  const address = server.address()
  if (!isBound(address)) throw new Error('The dataset did not start')
  const client = createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-11-01',
    useCdn: false,
    apiHost: `http://127.0.0.1:${address.port}`,
    useProjectHostname: false,
  })
  return { client, queries, transactions }
}

describe('importing the sample', () => {
  it('again puts the sample’s documents back as they were, whatever else there is', async () => {
    const { client, transactions } = await startDataset(7)
    const documents = sampleDocuments(now)
    expect(await importSample(client, now, { isAgain: true })).toEqual({
      imported: documents.length,
    })
    expect(transactions).toEqual([
      expect.objectContaining({
        mutations: documents.map((document) => ({ createOrReplace: document })),
      }),
    ])
  })

  it('writes every document of an empty dataset in one transaction, replacing nothing', async () => {
    const { client, transactions } = await startDataset(0)
    const documents = sampleDocuments(now)

    expect(await importSample(client, now)).toEqual({ imported: documents.length })
    expect(transactions).toEqual([
      expect.objectContaining({
        mutations: documents.map((document) => ({ createIfNotExists: document })),
      }),
    ])
  })

  it('leaves a dataset alone that has as much as a draft of our types', async () => {
    const { client, queries, transactions } = await startDataset(1)

    expect(await importSample(client, now)).toEqual({ imported: 0 })
    expect(transactions).toEqual([])
    expect(queries[0]?.searchParams.get('perspective')).toBe('raw')
  })
})

describe('the client of the environment', () => {
  it('writes to the local Content Lake unless a hosted project is named', () => {
    const { apiHost, projectId, useProjectHostname } = clientFromEnvironment({
      LAKE_URL: 'http://localhost:4900',
    }).config()
    expect({ apiHost, projectId, useProjectHostname }).toEqual({
      apiHost: 'http://localhost:4900',
      projectId: 'local',
      useProjectHostname: false,
    })
  })

  it('refuses a hosted project without a token, naming the variable', () => {
    expect(() => clientFromEnvironment({ SANITY_PROJECT_ID: 'abc12345' })).toThrow(
      MissingWriteTokenError,
    )
    expect(() => clientFromEnvironment({ SANITY_PROJECT_ID: 'abc12345' })).toThrow(
      /SANITY_WRITE_TOKEN/,
    )
  })
})
