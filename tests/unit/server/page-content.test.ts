import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createContentClient } from '../../../src/content/client.ts'
import { parseDocument } from '../../../src/content/parse-document.ts'
import { cohort } from '../../../src/content/schemas/program.ts'
import { siteSettings } from '../../../src/content/schemas/site-settings.ts'
import { createPageContent } from '../../../src/server/page-content.ts'
import { rawCohort, rawSettings } from '../content/raw-documents.ts'

/** A lake with settings and one group; it answers nothing at all while it hangs. */
async function openLake() {
  const stored = { settings: rawSettings(), cohort: rawCohort() }
  const lake = { ...stored, hangs: false, questions: 0 }
  const server = createServer(async (request, response) => {
    lake.questions += 1
    if (lake.hangs) return
    const asked = new URL(request.url ?? '/', 'http://localhost').searchParams.get('query')
    const query = asked ?? JSON.stringify(await json(request))
    const result = query.includes('"siteSettings"')
      ? lake.settings
      : query.includes('*[_type == "cohort"')
        ? [lake.cohort]
        : []
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ result }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const client = createContentClient({ LAKE_URL: `http://127.0.0.1:${port}` })
  return Object.assign(lake, { client })
}

it('shows broken settings and groups around forms as they last were, from the first form on', async () => {
  const lake = await openLake()
  const lastGood = new Map<string, unknown>([
    ['siteSettings', parseDocument(siteSettings, rawSettings({ name: 'As it was' }))],
    [rawCohort()._id, parseDocument(cohort, rawCohort({ capacity: 7 }))],
  ])
  lake.settings = rawSettings({ crisisLines: [] })
  lake.cohort = rawCohort({ capacity: 'many' })
  const content = await createPageContent(lake.client, lastGood)()
  expect(await content.settings()).toMatchObject({ name: 'As it was' })
  expect(await content.cohorts()).toMatchObject([{ capacity: 7 }])
})

it('keeps nobody waiting for a lake that hangs', { timeout: 10_000 }, async () => {
  const lake = await openLake()
  const readContent = createPageContent(lake.client, new Map())
  const before = await readContent()
  const now = vi.spyOn(performance, 'now')
  onTestFinished(() => now.mockRestore())
  const later = performance.now() + 60_000
  now.mockReturnValue(later)
  lake.hangs = true
  lake.questions = 0
  const [one, other] = await Promise.all([readContent(), readContent()])
  expect([one, other]).toEqual([before, before])
  expect(lake.questions).toBeLessThanOrEqual(4)
})
