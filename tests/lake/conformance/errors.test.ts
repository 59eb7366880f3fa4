import { ClientError } from '@sanity/client'
import { expect, test } from 'vitest'
import { openContentLake } from '../../fixtures/content-lake.ts'

async function failureOf(promise: Promise<unknown>): Promise<ClientError> {
  const error: unknown = await promise.catch((cause: unknown) => cause)
  if (error instanceof ClientError) return error
  throw new TypeError('Expected the client to fail')
}

test('a query that cannot be parsed is a 400 that points at the mistake', async () => {
  const { client } = await openContentLake()
  const query = '*[_type == "x" && ]'
  const error = await failureOf(client.fetch(query))
  expect(error.statusCode).toBe(400)
  expect(error.message).toMatch(/^GROQ query parse error:\n> 1 \| /)
  expect(error.details).toMatchObject({ type: 'queryParseError', query })
  const { start, end } = Object(error.details)
  expect(start).toBeGreaterThan(query.indexOf('&&'))
  expect(end).toBeGreaterThanOrEqual(start)
  expect(end).toBeLessThanOrEqual(query.length)
})

test('an unknown function is named where it stands', async () => {
  const { client } = await openContentLake()
  const query = '*[_id == "a"]{"x": nonsense(title)}'
  const error = await failureOf(client.fetch(query))
  expect(error.details).toMatchObject({ type: 'queryParseError', query })
  const { start, end } = Object(error.details)
  expect(query.slice(start, end)).toContain('nonsense')
})

test('a parameter that is named and not given is an error', async () => {
  const { send, dataset } = await openContentLake()
  const query = '*[_id == $missing]'
  const path = `/data/query/${dataset}?query=${encodeURIComponent(query)}`
  const response = await send(path)
  expect(response.status).toBe(400)
  const { error } = await response.json()
  expect(error).toMatchObject({ type: 'queryParseError', query })
  expect(error.description).toContain('missing')
})

test('malformed requests are refused with a reason', async () => {
  const { send, dataset } = await openContentLake()
  const headers = { 'Content-Type': 'application/json' }
  const bodies = [
    '{',
    '{"mutations": 1}',
    '{"mutations":[{"nothing":{}}]}',
    '{"mutations":[{"patch":{}}]}',
    '{"mutations":[{"create":{"_id":"a"}}]}',
    '{"mutations":[{"create":{"_id":"../a","_type":"x"}}]}',
    '{"mutations":[{"create":{"_id":"a b","_type":"x"}}]}',
  ]
  for (const body of bodies) {
    const response = await send(`/data/mutate/${dataset}`, { method: 'POST', body, headers })
    expect(response.status, body).toBe(400)
    const answer = await response.json()
    expect(answer.error ?? answer.message, body).toBeDefined()
  }
  expect((await send(`/data/query/${dataset}`)).status).toBe(400)
  expect((await send(`/data/query/${dataset}?query=*&$a={`)).status).toBe(400)
})

test('an address that does not exist is a 404', async () => {
  const { send } = await openContentLake()
  expect((await send('/nothing/of/the/kind')).status).toBe(404)
})
