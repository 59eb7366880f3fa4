import { hash } from 'node:crypto'
import { stegaClean } from '@sanity/client/stega'
import type { SiteSettings } from '../../content/schemas/site-settings.ts'
import { seedOf } from '../illustration/seed-of.ts'

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
  // In a preview, texts carry unseen marks of where they come from: they make no other picture.
  const shown = JSON.stringify([DESIGN, stegaClean(title), stegaClean(eyebrow), seed])
  return `/og/${type}-${slug}-${hash('sha256', shown, 'hex').slice(0, 12)}.png`
}

/** The path of a picture: what kind of page it is for, and that page's slug. */
const NAME = /^\/og\/(approach|program|site)-([a-z0-9-]+)-[0-9a-f]{12}\.png$/

/** Which page a picture's address is for; undefined for any other address. */
export function pageOfPicture(path: string): Pick<SharingPicture, 'type' | 'slug'> | undefined {
  const [, type, slug] = NAME.exec(path) ?? []
  if (slug === undefined) return undefined
  return type === 'approach' || type === 'program' ? { type, slug } : { type: 'site', slug }
}

interface Drawn {
  readonly _id: string
  readonly slug: string
  readonly title: string
  readonly illustrationSeed?: number | undefined
}

/** The picture of an article or a program. */
export function pictureOfDocument(
  type: 'approach' | 'program',
  document: Drawn,
  siteName: string,
): SharingPicture {
  const { slug, title } = document
  return { type, slug, title, eyebrow: siteName, seed: seedOf(document) }
}

/** The picture of all pages that have none of their own. */
export function pictureOfSite({ name, tagline }: Pick<SiteSettings, 'name' | 'tagline'>) {
  return { type: 'site', slug: 'site', title: tagline, eyebrow: name, seed: 1 } as const
}
