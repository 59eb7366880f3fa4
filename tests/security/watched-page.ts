import type { Browser, Page } from 'playwright'

/** A browser's page that writes down whatever its policy refuses and every fault of its scripts. */
export async function openWatchedPage(
  browser: Browser,
): Promise<{ page: Page; refused: string[] }> {
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  const page = await context.newPage()
  const refused: string[] = []
  await page.exposeFunction('reportRefusal', (text: string) => refused.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (violation) => {
      const { violatedDirective, blockedURI, sourceFile } = violation
      Reflect.get(window, 'reportRefusal')(`${violatedDirective} ${blockedURI} ${sourceFile}`)
    })
  })
  page.on('console', (message) => {
    if (/Content.Security.Policy|Trusted/i.test(message.text())) refused.push(message.text())
  })
  page.on('pageerror', ({ message }) => refused.push(message))
  return { page, refused }
}
