import type { Frame } from 'playwright'

/** What an editor could have been disturbed by while the page changed. */
export interface Watched {
  /** How many times the heading took other words. */
  steps: number
  /** What was taken away and put back, or moved, that the edit didn't concern. */
  readonly faults: string[]
}

declare global {
  interface Window {
    /** Gone after a reload. */
    watched?: Watched
  }
}

/** Writes down in `window.watched` what happens to the page from now on. */
export async function watchPage(page: Frame): Promise<void> {
  await page.evaluate(() => {
    const watched: Watched = { steps: 0, faults: [] }
    window.watched = watched
    const heading = document.querySelector('h1')
    new MutationObserver((records) => {
      watched.steps += records.some(({ target }) => heading?.contains(target)) ? 1 : 0
      for (const { target, removedNodes } of records) {
        for (const node of removedNodes) {
          // The editing overlay is the preview's own and comes and goes.
          if (node instanceof Element && node.closest('sanity-visual-editing') === null) {
            watched.faults.push(`<${node.localName}> taken from <${target.nodeName.toLowerCase()}>`)
          }
        }
      }
    }).observe(document.querySelector('main') ?? document.body, {
      childList: true,
      characterData: true,
      subtree: true,
    })
    addEventListener('pagehide', () => watched.faults.push('left'))
    new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) {
        if (/\.(?:css|woff2|webp)/.test(name)) watched.faults.push(`loaded ${name} again`)
      }
    }).observe({ type: 'resource' })
  })
}
