import { expect, it } from 'vitest'
import { runLake } from './run-lake.ts'

it('takes the usage counts of a Studio without an error, and says that none are wanted', async () => {
  const { lake } = await runLake()
  const counts = await fetch(`${lake.url}/v2023-12-18/intake/batch`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ batch: [{ name: 'Document Published' }] }),
  })
  expect(counts.status).toBe(200)
  const status = await fetch(`${lake.url}/v2023-12-18/intake/telemetry-status`)
  expect(await status.json()).toEqual({ status: 'denied' })
})
