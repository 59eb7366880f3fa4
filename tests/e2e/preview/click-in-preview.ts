import type { Frame } from 'playwright'
import { until } from '../../fixtures/attune.ts'

/**
 * An overlay is laid over the element under the pointer; the press goes where an editor's would. A
 * pointer that rests tells nothing to overlays that come after it, so it moves until one is there.
 */
export async function clickInPreview(page: Frame, selector: string): Promise<void> {
  const element = page.locator(selector).first()
  const overlay = page.locator('sanity-visual-editing [data-hovered]').first()
  await element.scrollIntoViewIfNeeded()
  await until(async () => {
    await page.page().mouse.move(0, 0)
    await element.hover()
    return overlay.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    )
  })
  await element.click()
}

/** Presses again where the page was still moving under the pointer as its picture came. */
export async function clickUntil(
  page: Frame,
  selector: string,
  isThere: () => boolean,
): Promise<void> {
  await until(async () => {
    await clickInPreview(page, selector)
    return until(async () => isThere(), 3_000).then(
      () => true,
      () => false,
    )
  })
}
