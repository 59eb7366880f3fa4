import { createRecentMap } from '../../content/recent-map.ts'
import { drawIllustration, type IllustrationVariant } from './draw-illustration.ts'

/** A drawing as SVG: what is inside the element, and the box that it is drawn in. */
export interface IllustrationMarkup {
  readonly viewBox: string
  readonly inside: string
}

/**
 * An article's drawing stands on its page and on each list that names it, and a list is made anew
 * with each of its articles. A drawing weighs about a kilobyte and a half.
 */
const drawn = {
  wide: createRecentMap<number, IllustrationMarkup>(16_384),
  square: createRecentMap<number, IllustrationMarkup>(64),
}

/** The drawing of this seed and variant, drawn once. */
export function illustrationMarkup(seed: number, variant: IllustrationVariant): IllustrationMarkup {
  const known = drawn[variant].get(seed)
  if (known) return known
  const { width, height, strokeWidth, shapes, lines } = drawIllustration(seed, variant)
  // Joined, not added up: a text that was added up keeps hold of all its pieces.
  const inside = [
    ...shapes.map(({ fill, path }) => `<path class="illustration-${fill}" d="${path}"></path>`),
    `<g stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round">`,
    ...lines.map(
      ({ stroke, path }) => `<path class="illustration-line-${stroke}" d="${path}"></path>`,
    ),
    '</g>',
  ].join('')
  const markup = { viewBox: `0 0 ${width} ${height}`, inside }
  drawn[variant].set(seed, markup)
  return markup
}
