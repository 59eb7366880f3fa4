import type { Locator } from 'playwright'

/** What makes a block look as it does, by the names that style sheets have for it. */
const PROPERTIES = [
  'background-color',
  'border-bottom-style',
  'border-left-color',
  'border-left-width',
  'border-top-left-radius',
  'box-shadow',
  'color',
  'fill',
  'font-family',
  'font-size',
  'font-weight',
  'line-height',
  'padding-left',
  'text-decoration-line',
]

/** A part of a block: its words, and how they are drawn. */
export interface Drawn {
  readonly words: string
  readonly style: Readonly<Record<string, string>>
}

/** Reads each of `parts` (selectors) of the one block in `place`, the first that fits. */
export async function readDrawing(
  place: Locator,
  parts: readonly string[],
): Promise<Readonly<Record<string, Drawn>>> {
  const drawn: Record<string, Drawn> = {}
  for (const part of parts) {
    drawn[part] = await place
      .locator(part)
      .first()
      .evaluate((element, properties) => {
        // A form draws a block smaller, and browsers cut what borders then have to whole pixels:
        // the rules are compared at their own size.
        const page = element.closest<HTMLElement>('.page')
        if (page) page.style.zoom = '1'
        const computed = getComputedStyle(element)
        const round = (value: string) =>
          value.replaceAll(/[\d.]+px/g, (length) => `${Math.round(Number.parseFloat(length))}px`)
        const style = properties.map((name) => [name, round(computed.getPropertyValue(name))])
        if (page) page.style.zoom = ''
        return {
          words: (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
          style: Object.fromEntries(style),
        }
      }, PROPERTIES)
  }
  return drawn
}
