import type { Address, Content } from '../content/content.ts'
import { cutIntoPages, pageOfListPath } from '../content/paged-list.ts'
import {
  approachPath,
  HOME_PATH,
  pagePath,
  personPath,
  programPath,
  topicPath,
} from '../content/paths.ts'
import { articlesOf } from '../content/usage.ts'

/** A page to render, and what must be sound for it to be rendered. */
export interface Page {
  readonly path: string
  readonly documentId?: string
  /** Whether lists lead to it, which they must not where it can't be made. */
  readonly isListed?: boolean
  /** Whether it is there only because the document at its address isn't. */
  readonly isStandIn?: boolean
  /** Reads what the page shows; rejects with a ContentError when a document is broken. */
  read(): Promise<unknown>
}

const HOME_ID = 'homePage'
const LISTS = ['/programs/', '/glossary/', '/search/', '/404/']
/** What machines read of the site; as files they keep their own names. */
const FILES = [
  '/rss.xml',
  '/sitemap-index.xml',
  '/sitemap-articles.xml',
  '/sitemap-pages.xml',
  '/robots.txt',
  '/llms.txt',
]

const listPaths = (path: string, items: readonly unknown[]) =>
  cutIntoPages(items).map(({ number }) => pageOfListPath(path, number))

/**
 * The pages of a document that lists articles. Only the first is the document's own: a hundred
 * later ones would keep it from being live at once, and can wait for the sweep.
 */
function listOwnPages(
  path: string,
  documentId: string,
  articles: readonly unknown[],
  read: Page['read'],
): Page[] {
  const [first = path, ...later] = listPaths(path, articles)
  return [{ path: first, documentId, read }, ...later.map((each) => ({ path: each, read }))]
}

/** A site has a home page: while no document says what is on it, it is nobody's. */
function listHome(home: { readonly _id: string } | undefined, isWanted: (id: string) => boolean) {
  if (!isWanted(home?._id ?? HOME_ID)) return []
  return [home ? { path: HOME_PATH, documentId: home._id } : { path: HOME_PATH, isStandIn: true }]
}

/** The pages of documents, of all or only of those wanted: one of thousands is found without listing them all. */
export async function listDocumentPages(
  content: Content,
  isWanted: (documentId: string) => boolean = () => true,
): Promise<Page[]> {
  const wanted = <Value extends { readonly _id: string }>(values: readonly Value[]) =>
    values.filter(({ _id }) => isWanted(_id))
  /** With what stands under them, which takes a look at all articles, where it is wanted alone. */
  const ifWanted = async <Value>(
    addresses: Promise<readonly Address[]>,
    read: () => Promise<readonly Value[]>,
  ) => (wanted(await addresses).length > 0 ? read() : [])
  const [approaches, programs, topics, people, pages, home] = await Promise.all([
    content.approachCandidates(),
    content.programCandidates(),
    ifWanted(content.topicAddresses(), content.topics),
    ifWanted(content.personAddresses(), content.people),
    content.pages(),
    content.homePage(),
  ])
  const readCohorts = () => content.cohorts()
  return [
    ...wanted(approaches).map(({ _id, slug }) => ({
      path: approachPath(slug),
      documentId: _id,
      isListed: true,
      read: () => content.approach(slug),
    })),
    ...wanted(programs).map(({ _id, slug }) => ({
      path: programPath(slug),
      documentId: _id,
      isListed: true,
      read: () => Promise.all([content.program(slug), content.cohorts()]),
    })),
    ...wanted(topics).flatMap((topic) =>
      listOwnPages(topicPath(topic.slug), topic._id, topic.approaches, readCohorts),
    ),
    ...wanted(people).flatMap((person) =>
      listOwnPages(personPath(person.slug), person._id, articlesOf(person), readCohorts),
    ),
    ...wanted(pages).map(({ _id, slug }) => ({
      path: pagePath(slug),
      documentId: _id,
      read: () => content.page(slug),
    })),
    ...listHome(home, isWanted).map((page) => ({ ...page, read: readCohorts })),
  ]
}

/** Every page of the site as the content stands. */
export async function listPages(content: Content): Promise<Page[]> {
  const [pages, approaches] = await Promise.all([
    listDocumentPages(content),
    content.approachHeads(),
    content.settings(),
  ])
  return [
    ...pages,
    ...[...listPaths('/approaches/', approaches), ...LISTS, ...FILES].map((path) => ({
      path,
      read: () => content.settings(),
    })),
  ]
}
