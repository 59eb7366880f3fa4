import { createHash } from 'node:crypto'

/** Everything that a page's sharing picture shows. */
export interface SharingPicture {
  /** Where the page lies; also tells apart pages of the same slug. */
  readonly type: 'approach' | 'program' | 'site'
  readonly slug: string
  readonly title: string
  /** The small line above the title. */
  readonly eyebrow: string
  /** Draws the page's own two lines. */
  readonly seed: number
}

/** Raised when pictures are drawn in another way, so that each is made anew. */
const DESIGN = 1

/**
 * The address of a page's sharing picture. It names what the picture shows, so that another title
 * makes another picture and an address never has two.
 */
export function nameSharingPicture({ type, slug, title, eyebrow, seed }: SharingPicture): string {
  const shown = JSON.stringify([DESIGN, title, eyebrow, seed])
  const hash = createHash('sha256').update(shown).digest('hex').slice(0, 12)
  return `/og/${type}-${slug}-${hash}.png`
}
