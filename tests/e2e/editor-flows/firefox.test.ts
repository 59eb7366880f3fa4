import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { expect, it, onTestFinished } from 'vitest'
import { listenOnLoopback } from '../../../studio/local/listen.ts'
import { startSampleLake } from '../../fixtures/attune.ts'
import { serveBuiltStudio } from '../../fixtures/built-studio.ts'
import { launchFirefox } from '../../fixtures/firefox.ts'
import { SLOWEST_STEP_MS } from '../../fixtures/slowest-step.ts'
import { eventually } from './eventually.ts'
import { writeTopic } from './sample-topic.ts'
import { answerForSite } from './stand-in-site.ts'

const TITLE = '[data-testid="field-title"] input'
const TABS = 3
const firefox = process.env['FIREFOX_PATH']

async function openTab(browser: Browser, url: string, complaints: string[]): Promise<Page> {
  const tab = await browser.newPage()
  tab.setDefaultTimeout(SLOWEST_STEP_MS)
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  tab.on('pageerror', (error) => complaints.push(String(error)))
  await tab.goto(url, { waitUntil: 'domcontentloaded' })
  await tab.waitForSelector(`${TITLE}:not([readonly])`)
  return tab
}

function readTitle(tab: Page): Promise<string> {
  return tab.$eval(TITLE, (input) => (input instanceof HTMLInputElement ? input.value : ''))
}

/** Replaces the title as a person does. */
async function retitle(tab: Page, title: string): Promise<void> {
  await tab.bringToFront()
  await tab.click(TITLE, { count: 3 })
  await tab.keyboard.type(title)
  await tab.keyboard.press('Tab')
}

if (firefox) {
  it('in Firefox too, a second and a third tab open, and show what is changed in another', {
    timeout: 3 * SLOWEST_STEP_MS,
  }, async () => {
    const { editor: content, lake, folder, close } = await startSampleLake()
    onTestFinished(close)
    const site = await listenOnLoopback(0, answerForSite)
    onTestFinished(() => site.close())
    const studio = await serveBuiltStudio(join(folder, 'studio'), {
      lakeUrl: lake.url,
      siteUrl: `http://localhost:${site.port}`,
    })
    onTestFinished(() => studio.close())
    const browser = await launchFirefox(firefox)
    onTestFinished(() => browser.close())

    const id = await writeTopic(content, 'topic-firefox')
    const complaints: string[] = []
    const tabs: Page[] = []
    // Each open document holds six streams, and Firefox too opens six connections to a host.
    while (tabs.length < TABS) {
      const url = `${studio.url}/intent/edit/id=${id};type=topic/`
      tabs.push(await openTab(browser, url, complaints))
    }
    for (const [index, tab] of tabs.entries()) {
      const title = `Changed in tab ${index + 1}`
      await retitle(tab, title)
      await eventually(async () => (await content.getDocument(`drafts.${id}`))?.['title'] === title)
      for (const other of tabs) await eventually(async () => (await readTitle(other)) === title)
    }
    expect(complaints).toEqual([])
  })
} else {
  it('has no Firefox here, neither installed nor from Debian, to open the Studio in', () => {
    expect(firefox).toBe('')
  })
}
