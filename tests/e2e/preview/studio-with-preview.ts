import type { Browser, Frame, Page } from 'playwright'
import type { Attune } from '../../fixtures/attune.ts'
import { startAttuneWithStudio } from '../../fixtures/attune-with-studio.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { leaveSecret, previewAddress } from '../../fixtures/preview.ts'
import { standStill } from '../stand-still.ts'

/** What the Studio says while a busy machine takes its time; that they connect is tested by itself. */
const SLOWNESS = /^Unable to connect to visual editing|^The preview iframe hasn't finished loading/

/** Site, Studio and browser, and what the browser complained about. */
export interface PreviewStage {
  readonly attune: Attune
  readonly browser: Browser
  readonly studioUrl: string
  /** Requests to other machines, console errors, refusals by a content security policy. */
  readonly complaints: string[]
  /** The address that opens a preview of `path` for an editor, in a tab of its own. */
  invite(path: string): Promise<string>
  /** What became of pages and of the frames in them, for who asks why a test failed. */
  readonly happenings: string[]
  /** A page whose complaints are written down. */
  openPage(): Promise<Page>
  close(): Promise<void>
}

export async function startPreviewStage(): Promise<PreviewStage> {
  const { attune, studioUrl, close } = await startAttuneWithStudio()
  const browser = await launchBrowser()
  const complaints: string[] = []
  const happenings: string[] = []

  return {
    attune,
    browser,
    studioUrl,
    complaints,
    happenings,
    async invite(path) {
      const secret = await leaveSecret(attune)
      return previewAddress(attune.site.url, secret, path)
    },
    async openPage() {
      const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
      await page.addInitScript(standStill)
      const note = (text: string) =>
        happenings.push(
          `${Temporal.Now.plainTimeISO().toString({ smallestUnit: 'millisecond' })} ${text}`,
        )
      page.on('framenavigated', (frame) => note(`at ${frame.url()}`))
      page.on('framedetached', (frame) => note(`gone: the frame at ${frame.url()}`))
      page.on('crash', () => note('crashed'))
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url())
        const isHere = hostname === 'localhost' || hostname.endsWith('.localhost')
        if (/^(http|ws)/.test(protocol) && !isHere) complaints.push(`asked ${request.url()}`)
      })
      page.on('console', (message) => {
        if (message.type() === 'error' && !SLOWNESS.test(message.text())) {
          complaints.push(message.text())
        }
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      return page
    },
    async close() {
      await browser.close()
      await close()
    },
  }
}

/**
 * The page that the Studio shows beside the form, once the two talk to each other. To be asked for
 * anew by each test: the Studio may put another frame in its place.
 */
export async function waitForFrame(editor: Page, path: string): Promise<Frame> {
  const handle = await editor.locator('iframe').first().elementHandle()
  const frame = await handle?.contentFrame()
  if (!frame) throw new Error('The Studio shows no page')
  await frame.waitForURL((url) => url.pathname === path)
  await frame.locator('sanity-visual-editing').waitFor({ state: 'attached' })
  return frame
}
