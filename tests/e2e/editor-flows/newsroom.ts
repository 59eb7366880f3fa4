import { join } from 'node:path'
import type { SanityClient } from '@sanity/client'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listenOnLoopback } from '../../../studio/local/listen.ts'
import { type SampleLake, startSampleLake } from '../../fixtures/attune.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { serveBuiltStudio } from '../../fixtures/built-studio.ts'
import { SLOWEST_STEP_MS } from '../../fixtures/slowest-step.ts'
import { standStill } from '../stand-still.ts'
import { readTraffic, type Traffic } from './read-traffic.ts'
import { answerForSite } from './stand-in-site.ts'

/** A lake with the sample content, in this process or another. */
export interface EditedLake extends Omit<SampleLake, 'lake'> {
  readonly lake: { readonly url: string }
}

/** A lake with the sample content, the Studio on it, and a browser in which editors work. */
export interface Newsroom {
  /** What an editor's client reads and writes. */
  readonly content: SanityClient
  readonly lakeUrl: string
  readonly studioUrl: string
  /** A folder that goes away with the newsroom. */
  readonly folder: string
  /** Another editor: a browser profile of their own, so nothing is shared but the lake. */
  seatEditor(): Promise<BrowserContext>
  /**
   * The tab in which the one editor works who is always there. It stays open from flow to flow, as
   * a Studio does all day.
   */
  page(): Promise<Page>
  /** What pages have complained of since it was last asked: console errors and the like. */
  takeComplaints(): string[]
  /** Sends the guests home; after a flow that failed the first tab is closed too. */
  tidyUp(hasFailed: boolean): Promise<void>
  /** Closes the browser, and tells where to it sent anything. */
  readTraffic(): Promise<Traffic>
  close(): Promise<void>
}

const SLOWEST_FLOW_MS = 3 * SLOWEST_STEP_MS

/** What the Studio says when it finds its connection slow; see `useNetworkProtocolCheck` there. */
const BRAKES = "You've got your brakes on"

/**
 * A group of flows on one newsroom. After each flow no page may have complained, and after all of
 * them the browser's own network log must know of no other machine.
 */
export function describeEditorFlows(
  title: string,
  defineFlows: (room: () => Newsroom) => void,
  startLake: () => Promise<EditedLake> = startSampleLake,
): void {
  describe(title, { timeout: SLOWEST_FLOW_MS }, () => {
    let newsroom: Newsroom | undefined
    const room = () => {
      if (!newsroom) throw new Error('The newsroom is not open')
      return newsroom
    }
    beforeAll(async () => {
      newsroom = await openNewsroom(startLake)
    })
    afterAll(() => newsroom?.close())
    afterEach(async ({ task }) => {
      await room().tidyUp(task.result?.state === 'fail')
      expect(room().takeComplaints()).toEqual([])
    })

    defineFlows(room)

    it('meanwhile no request left this machine', async () => {
      const { requests, foreign } = await room().readTraffic()
      expect(requests).toBeGreaterThan(50)
      expect(foreign).toEqual([])
    })
  })
}

async function openNewsroom(startLake: () => Promise<EditedLake>): Promise<Newsroom> {
  const lake = await startLake()
  const site = await listenOnLoopback(0, answerForSite)
  const studio = await serveBuiltStudio(join(lake.folder, 'studio'), {
    lakeUrl: lake.lake.url,
    siteUrl: `http://localhost:${site.port}`,
  })
  const netLog = join(lake.folder, 'net-log.json')
  const browser: Browser = await launchBrowser({ netLog })
  const complaints: string[] = []
  const seatEditor = async () => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await context.addInitScript(reportText, BRAKES)
    await context.addInitScript(standStill)
    context.on('page', (page) => collectComplaints(page, complaints))
    return context
  }
  const resident = await seatEditor()
  return {
    content: lake.editor,
    lakeUrl: lake.lake.url,
    studioUrl: studio.url,
    folder: lake.folder,
    seatEditor,
    page: async () => resident.pages()[0] ?? (await resident.newPage()),
    takeComplaints: () => complaints.splice(0),
    async tidyUp(hasFailed) {
      const guests = browser.contexts().filter((context) => context !== resident)
      const tabs = resident.pages().slice(hasFailed ? 0 : 1)
      await Promise.all([...guests, ...tabs].map((guest) => guest.close()))
    },
    async readTraffic() {
      await browser.close()
      return await readTraffic(netLog)
    },
    async close() {
      await browser.close()
      studio.close()
      site.close()
      await lake.close()
    },
  }
}

/** Runs in the page: a text that shows up, however briefly, becomes an error of the page. */
function reportText(text: string): void {
  const look = (records: MutationRecord[]) => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes])
    if (added.some((node) => node.textContent?.includes(text))) console.error(`Shown: ${text}`)
  }
  new MutationObserver(look).observe(document, { childList: true, subtree: true })
}

function collectComplaints(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    complaints.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => complaints.push(`Uncaught ${error.stack ?? error.message}`))
  page.on('crash', () => complaints.push(`Crashed: ${page.url()}`))
}
