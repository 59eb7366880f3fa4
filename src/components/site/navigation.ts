import type { SiteSettings } from '../../content/schemas/site-settings.ts'

/** A link of the header or the footer. */
export interface SiteLink {
  readonly href: string
  readonly label: string
}

const SECTIONS: readonly SiteLink[] = [
  { href: '/approaches/', label: 'Approaches' },
  { href: '/programs/', label: 'Groups' },
  { href: '/glossary/', label: 'Glossary' },
  { href: '/search/', label: 'Search' },
]

/** The editors' choice of links, or the sections of the site while they have made none. */
export function mainLinks({ navigation }: Pick<SiteSettings, 'navigation'>): readonly SiteLink[] {
  return navigation.length > 0 ? navigation : SECTIONS
}

/** `page` for the link that leads to the address itself, `true` for the section it lies in. */
export function markCurrent(href: string, pathname: string): 'page' | 'true' | undefined {
  if (href === pathname) return 'page'
  return href !== '/' && pathname.startsWith(href) ? 'true' : undefined
}
