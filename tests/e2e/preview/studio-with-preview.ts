import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import type { Browser, Frame, Page } from 'playwright'
import { buildStudio } from '../../../studio/local/build.ts'
import { listenOnLoopback } from '../../../studio/local/listen.ts'
import { serveStudio } from '../../../studio/local/static-files.ts'
import { type Attune, startAttune } from '../../fixtures/attune.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { leaveSecret, previewAddress } from '../../fixtures/preview.ts'

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
  /** A page whose complaints are written down. */
  openPage(): Promise<Page>
  close(): Promise<void>
}

export async function startPreviewStage(): Promise<PreviewStage> {
  // The site lets one Studio ask it: its port is taken before the Studio is built for the site.
  let answer: RequestListener = (_request, response) => response.writeHead(503).end()
  const studio = await listenOnLoopback(0, (request, response) => answer(request, response))
  const studioUrl = `http://localhost:${studio.port}`
  const attune = await startAttune({ studioOrigin: studioUrl })
  const outDir = join(attune.folder, 'studio')
  await buildStudio({ outDir, lakeUrl: attune.lake.url, siteUrl: attune.site.url })
  answer = serveStudio(outDir)
  const browser = await launchBrowser()
  const complaints: string[] = []

  return {
    attune,
    browser,
    studioUrl,
    complaints,
    async invite(path) {
      const secret = await leaveSecret(attune)
      return previewAddress(attune.site.url, secret, path)
    },
    async openPage() {
      const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
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
      studio.close()
      await attune.close()
    },
  }
}

/** The page that the Studio shows beside the form, once the two talk to each other. */
export async function waitForFrame(editor: Page, path: string): Promise<Frame> {
  const handle = await editor.locator('iframe').first().elementHandle({ timeout: 60_000 })
  const frame = await handle?.contentFrame()
  if (!frame) throw new Error('The Studio shows no page')
  await frame.waitForURL((url) => url.pathname === path, { timeout: 60_000 })
  await frame.locator('sanity-visual-editing').waitFor({ state: 'attached', timeout: 60_000 })
  return frame
}
