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

/** The same as `RESERVED_ARTICLE_SLUG` there: `/approaches/page/2/` goes on with the list. */
export const reservedArticleSlug = 'page'

/** A page may not take the address of a section of the site. */
export const checkReservedSlug: Rule<SlugValue | undefined> = (slug) =>
  slug?.current && reservedSlugs.has(slug.current)
    ? `/${slug.current}/ belongs to the site itself. Choose another address, e.g. about-${slug.current}.`
    : true

/** An article may not take the address below which the list of articles goes on. */
export const checkArticleSlug: Rule<SlugValue | undefined> = (slug) =>
  slug?.current === reservedArticleSlug
    ? 'The later pages of the list of articles have this address. Choose another, with the approach’s name in it.'
    : true

/** A path of this site: starts and ends with a slash, and names no other host. */
export const sitePath = /^\/(?:[\w.~%-]+\/)*(?:#[\w-]+)?$/

/** The path must be one of this site, e.g. `/glossary/`. */
export const checkSitePath: Rule<string | undefined> = (path) =>
  !path || sitePath.test(path)
    ? true
    : 'Write the end of the address on this site with a slash before and after it, e.g. /glossary/.'
