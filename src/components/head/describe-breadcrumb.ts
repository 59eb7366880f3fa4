import type { BreadcrumbList } from 'schema-dts'
import type { PageTrail } from './page-facts.ts'

/** The breadcrumb as the page shows it, from the start page down to itself. */
export function describeBreadcrumb({ trail, here }: PageTrail, url: string): BreadcrumbList {
  const links = [{ href: '/', label: 'Home' }, ...trail, { href: undefined, label: here }]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: links.map(({ href, label }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      // The last one is the page itself.
      ...(href ? { item: new URL(href, url).href } : {}),
    })),
  }
}
