import type { Page } from 'playwright'
import { expect, it } from 'vitest'
import { openDocument, publish } from '../studio-driver.ts'
import { eventually } from './eventually.ts'
import { type KillableLake, startKillableLake } from './killable-lake.ts'
import { describeEditorFlows } from './newsroom.ts'
import { writeTopic } from './sample-topic.ts'

let lake: KillableLake

/** A client asks once and then five times more before it tells the Studio that it got no answer. */
const ATTEMPTS = 6

describeEditorFlows(
  'an interrupted lake',
  (room) => {
    it('is killed and started again while someone types, and nothing typed is lost', async () => {
      const { content, studioUrl } = room()
      const id = await writeTopic(content, 'topic-interrupted')
      const page = await room().page()
      await openDocument(page, studioUrl, 'topic', id)
      const input = page.getByTestId('field-description').locator('textarea')
      const saved = async () => (await content.getDocument(`drafts.${id}`))?.['description']
      const before = 'Written before. '
      await input.fill(before)
      await eventually(async () => (await saved()) === before)

      await input.click()
      await page.keyboard.press('Control+End')
      const places = countFailures(page, '"users"')
      const typing = page.keyboard.type('Written as the lake went away.', { delay: 30 })
      await eventually(async () => (await input.inputValue()).length > before.length + 5)
      await lake.kill()
      await typing
      // The Studio takes no more words once it knows that it can't keep them.
      await input.and(page.locator('[readonly]')).waitFor()
      const shown = await input.inputValue()
      expect(shown.length).toBeGreaterThan(before.length + 5)

      // By then the list of places, which stands in the form, has failed for good at least once.
      await eventually(async () => places() >= ATTEMPTS)
      await lake.start()
      await input.and(page.locator(':not([readonly])')).waitFor()
      await eventually(async () => (await saved()) === shown)
      // The last of it may come back into the form by way of the lake.
      await eventually(async () => (await input.inputValue()) === shown)
      await input.click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type(' Written when it was back.', { delay: 10 })
      const whole = `${shown} Written when it was back.`
      await eventually(async () => (await saved()) === whole)
      await publish(page)
      expect((await content.getDocument(id))?.['description']).toBe(whole)

      // Each call that found nobody is reported, by the browser and, with the error of `fetch`, by
      // the Studio: which calls those are depends on the moment. Nothing else may be complained of.
      const unexpected = room()
        .takeComplaints()
        .filter((complaint) => !/net::ERR_|TypeError: Failed to fetch/.test(complaint))
      expect(unexpected).toEqual([])
    })
  },
  async () => {
    lake = await startKillableLake()
    return lake
  },
)

/** Counts the requests with `text` in their query that found nobody. */
function countFailures(page: Page, text: string): () => number {
  let count = 0
  page.on('requestfailed', (request) => {
    if (new URL(request.url()).searchParams.get('query')?.includes(text)) count += 1
  })
  return () => count
}
