import { expect, it } from 'vitest'
import { startSampleLake } from '../../fixtures/attune.ts'
import { openDocument, publish } from '../studio-driver.ts'
import { eventually } from './eventually.ts'
import { type ForgetfulLine, openForgetfulLine } from './forgetful-line.ts'
import { describeEditorFlows } from './newsroom.ts'
import { writeTopic } from './sample-topic.ts'

let line: ForgetfulLine

describeEditorFlows(
  'an answer that gets lost',
  (room) => {
    it('leaves what was typed in the text once, in its place', async () => {
      const { content, studioUrl } = room()
      const id = await writeTopic(content, 'topic-lost-answer')
      const page = await room().page()
      await openDocument(page, studioUrl, 'topic', id)
      const input = page.getByTestId('field-description').locator('textarea')
      const saved = async () => (await content.getDocument(`drafts.${id}`))?.['description']
      await input.fill('Written before. ')
      await eventually(async () => (await saved()) === 'Written before. ')

      line.loseNextAnswer()
      await input.click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type('Written as an answer was lost, word for word.', { delay: 60 })
      const whole = 'Written before. Written as an answer was lost, word for word.'
      await eventually(async () => (await saved()) === whole)
      expect(line.lost()).toBe(1)
      expect(await input.inputValue()).toBe(whole)

      await publish(page)
      expect((await content.getDocument(id))?.['description']).toBe(whole)
      // The browser sends a cut off request again by itself, and reports the lake's answer to that.
      const unexpected = room()
        .takeComplaints()
        .filter((complaint) => !/net::ERR_EMPTY_RESPONSE|status of 409/.test(complaint))
      expect(unexpected).toEqual([])
    })
  },
  async () => {
    const sample = await startSampleLake()
    line = await openForgetfulLine(sample.lake.url)
    return {
      ...sample,
      lake: { url: line.url },
      async close() {
        line.close()
        await sample.close()
      },
    }
  },
)
