import type { DocumentLocation, DocumentLocationsState } from 'sanity/presentation'
import { pageUrl } from './page-url.ts'

/** A document as {@link LOCATED_QUERY} answers it. */
export interface LocatedDocument {
  readonly _type: string
  readonly name?: string | null
  readonly slug?: string | null
  readonly program?: LocatedDocument | null
  readonly from?: string | null
}

/** What the list of places is made from: the document itself and what refers to it. */
export interface Located {
  readonly self: LocatedDocument | null
  readonly users: readonly LocatedDocument[]
}

const ADDRESSED = '["approach", "program", "topic", "person", "page", "homePage", "glossaryTerm"]'
const HEAD = '_type, "name": coalesce(title, name, term, heading), "slug": slug.current'

/** Asked in the perspective that the editor has chosen; `$id` is that of the published document. */
export const LOCATED_QUERY = `{
  "self": *[_id == $id][0] { ${HEAD}, from, program->{ ${HEAD} } },
  "users": *[references($id) && (_type in ${ADDRESSED} || _type == "cohort")] | order(_type asc, _updatedAt desc)[0...40] {
    ${HEAD}, program->{ ${HEAD} }
  }
}`

const TYPE_NAMES = new Map([
  ['approach', 'Approach'],
  ['glossaryTerm', 'Glossary'],
  ['homePage', 'Home page'],
  ['page', 'Page'],
  ['person', 'Person'],
  ['program', 'Program'],
  ['topic', 'Topic'],
])

function toLocation(document: LocatedDocument): DocumentLocation | undefined {
  const { _type, name, slug } = document
  const href = pageUrl('', { _type, slug: { current: slug } })
  const kind = TYPE_NAMES.get(_type)
  if (!href || !kind) return undefined
  return { title: name ? `${name} · ${kind}` : kind, href }
}

/** Lists that show every document of a type. */
const LISTS = new Map<string, DocumentLocation>([
  ['approach', { title: 'All approaches', href: '/approaches/' }],
  ['program', { title: 'All programs', href: '/programs/' }],
  ['glossaryTerm', { title: 'Glossary', href: '/glossary/' }],
])

const EVERYWHERE: readonly DocumentLocation[] = [
  { title: 'Home page', href: '/' },
  { title: 'All approaches', href: '/approaches/' },
  { title: 'All programs', href: '/programs/' },
]

function withoutDoubles(locations: readonly (DocumentLocation | undefined)[]): DocumentLocation[] {
  const byHref = new Map<string, DocumentLocation>()
  for (const location of locations) {
    if (location && !byHref.has(location.href)) byHref.set(location.href, location)
  }
  return [...byHref.values()]
}

function describe(type: string, self: LocatedDocument, count: number): DocumentLocationsState {
  if (type === 'redirect') {
    return {
      message: `Readers who ask for ${self.from ?? 'the old address'} are sent on`,
      tone: 'positive',
    }
  }
  if (count === 0 && type === 'cohort') {
    return { message: 'Choose the program: the group is shown on its page', tone: 'caution' }
  }
  if (count === 0) return { message: 'Give it an address to see it on its page', tone: 'caution' }
  return { message: `Shown on ${count === 1 ? 'one page' : `${count} pages`}`, tone: 'positive' }
}

/** Where readers meet a document: its own page first, then the pages that use it. */
export function listLocations(type: string, { self, users }: Located): DocumentLocationsState {
  if (!self) {
    const message =
      type === 'redirect'
        ? 'Fill in both addresses to send readers on'
        : 'Write something to see it on its page'
    return { message, tone: 'caution' }
  }
  if (type === 'siteSettings') {
    return { message: 'Shown on every page', tone: 'positive', locations: [...EVERYWHERE] }
  }
  const own = type === 'cohort' ? self.program && toLocation(self.program) : toLocation(self)
  const pages = users.map((user) =>
    user._type === 'cohort' ? user.program && toLocation(user.program) : toLocation(user),
  )
  const isShown = own !== undefined && own !== null
  const locations = withoutDoubles(
    [own, ...pages, isShown ? LISTS.get(type) : undefined].map((place) => place ?? undefined),
  )
  return { ...describe(type, self, locations.length), locations }
}
