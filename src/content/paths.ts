const SECTIONS = {
  approach: 'approaches',
  program: 'programs',
  topic: 'topics',
  person: 'people',
} as const

/** First parts of an address that are the site's own, so that no page may be called so. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
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

/** No article may be called so: `/approaches/page/2/` goes on with the list of articles. */
export const RESERVED_ARTICLE_SLUG = 'page'

/** The page that says how articles are made, by the address editors give it. */
export const EDITORIAL_POLICY_SLUG = 'editorial-policy'

export const HOME_PATH = '/'
export const approachPath = (slug: string) => `/${SECTIONS.approach}/${slug}/`
export const programPath = (slug: string) => `/${SECTIONS.program}/${slug}/`
export const topicPath = (slug: string) => `/${SECTIONS.topic}/${slug}/`
export const personPath = (slug: string) => `/${SECTIONS.person}/${slug}/`
export const pagePath = (slug: string) => `/${slug}/`
/** A term has no page of its own: it is a place on the glossary's. */
export const termPath = (slug: string) => `/glossary/#${slug}`

/** Whether a page at this address would list the articles of a topic or a person. */
export const listsArticles = (path: string) =>
  [topicPath, personPath].some((toPath) => path.startsWith(toPath('').slice(0, -1)))

const PATHS = new Map<string, (slug: string) => string>([
  ['approach', approachPath],
  ['program', programPath],
  ['topic', topicPath],
  ['person', personPath],
  ['page', pagePath],
  ['glossaryTerm', termPath],
  ['homePage', () => HOME_PATH],
])

/** The address of a document on this site, or undefined for a type that has none. */
export function pathOf(document: { _type: string; slug: string }): string | undefined {
  return PATHS.get(document._type)?.(document.slug)
}
