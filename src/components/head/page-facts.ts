import type { Organization, Thing } from 'schema-dts'
import type { SiteLink } from '../site/navigation.ts'

/** What descriptions of a page for machines are made from, besides its document. */
export interface PageFacts {
  /** The page's own address, whole. */
  readonly url: string
  /** The name that stands on the page as its heading. */
  readonly name: string
  /** The sentence that stands below it. */
  readonly description: string
  /** The picture that stands for the page where it is shared, whole address. */
  readonly image: string
  /** Who is behind the site. */
  readonly organization: Organization
}

/** The parts of a page's structured data that its type adds to what every page says. */
export interface StructuredData {
  /** The page's own type, and what only it says of itself. */
  readonly page: (facts: PageFacts) => Thing
  /** What the page is about, in the order of importance. */
  readonly about?: (facts: PageFacts) => readonly Thing[]
}

/** Where a page lies: from below the start page down to itself. */
export interface PageTrail {
  readonly trail: readonly SiteLink[]
  readonly here: string
}
