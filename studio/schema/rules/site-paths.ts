import type { SlugValue } from 'sanity'
import type { Rule } from './conditions.ts'

/**
 * First parts of an address that belong to the site itself. A page of that name could never be
 * reached. `src/content/paths.ts` refuses the same ones.
 */
export const reservedSlugs: ReadonlySet<string> = new Set([
  '404',
  '500',
  'api',
  'approaches',
  'dev',
  'glossary',
  'healthz',
  'media',
  'og',
  'pagefind',
  'people',
  'programs',
  'readyz',
  'reservations',
  'reserve',
  'search',
  'staff',
  'topics',
])

/** A page may not take the address of a section of the site. */
export const checkReservedSlug: Rule<SlugValue | undefined> = (slug) =>
  slug?.current && reservedSlugs.has(slug.current)
    ? `/${slug.current}/ belongs to the site itself. Choose another address, e.g. about-${slug.current}.`
    : true

/** A path of this site: starts and ends with a slash, and names no other host. */
export const sitePath = /^\/(?:[\w.~%-]+\/)*(?:#[\w-]+)?$/

/** The path must be one of this site, e.g. `/glossary/`. */
export const checkSitePath: Rule<string | undefined> = (path) =>
  !path || sitePath.test(path)
    ? true
    : 'Write the end of the address on this site with a slash before and after it, e.g. /glossary/.'
