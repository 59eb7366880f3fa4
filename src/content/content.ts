import type { SanityClient } from '@sanity/client'
import type { Ask } from './ask-lake.ts'
import { createContentClient } from './client.ts'
import { ContentError } from './content-error.ts'
import { once } from './once.ts'
import { createPagedReaders, type PagedReaders } from './paged-readers.ts'
import { parseDocument } from './parse-document.ts'
import {
  APPROACH_HEADS_BY_ID_QUERY,
  APPROACH_HEADS_QUERY,
  APPROACHES_BY_SLUG_QUERY,
  COHORTS_QUERY,
  GLOSSARY_QUERY,
  HOME_PAGE_QUERY,
  PAGES_QUERY,
  PEOPLE_QUERY,
  PROGRAM_HEADS_QUERY,
  PROGRAMS_BY_SLUG_QUERY,
  REDIRECTS_QUERY,
  SITE_SETTINGS_QUERY,
  TOPICS_QUERY,
} from './queries.ts'
import { createQueryReaders } from './query-readers.ts'
import { type Redirect, resolveRedirects } from './redirects.ts'
import { createRelatedFinder } from './related-approaches.ts'
import { replaceHeads } from './replace-heads.ts'
import { type Approach, type ApproachHead, approach, approachHead } from './schemas/approach.ts'
import { glossaryTerm } from './schemas/glossary-term.ts'
import { homePage } from './schemas/home-page.ts'
import { page, type SitePage } from './schemas/page.ts'
import { person } from './schemas/person.ts'
import {
  type Cohort,
  cohort,
  type Program,
  type ProgramHead,
  program,
  programHead,
} from './schemas/program.ts'
import { redirect } from './schemas/redirect.ts'
import { type SiteSettings, siteSettings } from './schemas/site-settings.ts'
import { topic } from './schemas/topic.ts'
import { createUsage, type GlossaryTerm, type HomePage, type Person, type Topic } from './usage.ts'

/**
 * The published content: each query is asked once and remembered, lists at first use and bodies
 * when a page needs them. Make a new one for each build, sweep or preview; every reader rejects with a ContentError
 * for a document that breaks its type's rules.
 */
export interface Content extends PagedReaders {
  settings(): Promise<SiteSettings>
  approachHeads(): Promise<readonly ApproachHead[]>
  /** With those withheld: whoever publishes pages tries theirs again. */
  approachCandidates(): Promise<readonly ApproachHead[]>
  approach(slug: string): Promise<Approach | undefined>
  programHeads(): Promise<readonly ProgramHead[]>
  programCandidates(): Promise<readonly ProgramHead[]>
  program(slug: string): Promise<Program | undefined>
  cohorts(): Promise<readonly Cohort[]>
  topics(): Promise<readonly Topic[]>
  people(): Promise<readonly Person[]>
  /** Topics and people by themselves: what stands under them is looked up among all articles. */
  topicAddresses(): Promise<readonly Address[]>
  personAddresses(): Promise<readonly Address[]>
  glossary(): Promise<readonly GlossaryTerm[]>
  pages(): Promise<readonly SitePage[]>
  page(slug: string): Promise<SitePage | undefined>
  /** What leads to the pages: whoever shows no more isn't outdated by what is written on them. */
  pageLinks(): Promise<readonly Pick<SitePage, 'slug' | 'title'>[]>
  /** Undefined until one is published: the home page can do without. */
  homePage(): Promise<HomePage | undefined>
  redirects(): Promise<readonly Redirect[]>
  /**
   * The `data-sanity` of an element whose words are not the field's own (a picture, a date, a
   * grade), so that an editor who clicks it gets to the field; undefined outside a preview.
   */
  editAttribute(type: string, id: string, path: string): string | undefined
  /** Every document as lists show it, in the form that `onInvalid` may hand back later. */
  listed(): Promise<readonly Listed[]>
}

/** A document and its address, below the one of its kind. */
export interface Address {
  readonly _id: string
  readonly slug: string
}

/** A document as lists show it. */
export interface Listed {
  readonly _id: string
}

export interface ContentOptions {
  /**
   * Asked for each broken document of a list, and for broken settings: the value to show in its
   * place, or undefined to leave it out. Without it reading rejects, which is what a build wants.
   */
  readonly onInvalid?: (error: ContentError) => unknown
  /** Reads one document; a preview mends what it can. @throws ContentError for a broken one. */
  readonly parse?: typeof parseDocument
  /** How the lake is asked; a preview asks where each text comes from, too. */
  readonly ask?: Ask
  /**
   * Articles and programs whose pages can't be made, by document, and what lists show of each in its
   * place; undefined leaves it out.
   */
  readonly withheld?: ReadonlyMap<string, unknown>
  /** Goes on from the list of an earlier reading, of which only some documents have changed since. */
  readonly earlier?: EarlierHeads
  /** Shows what is not public yet: a preview does. */
  readonly showsUnpublished?: boolean
  /** Where editors' fields are; see {@link Content.editAttribute}. */
  readonly editAttribute?: Content['editAttribute']
}

/** The approaches that an earlier reading listed, and what has changed since. */
export interface EarlierHeads {
  readonly approaches: readonly ApproachHead[]
  readonly changedIds: ReadonlySet<string>
}

export function createContent(client: SanityClient, options: ContentOptions = {}): Content {
  const { onInvalid, parse = parseDocument, earlier, editAttribute = () => undefined } = options
  const { readOne, parseOrReplace, readList, listReader, addressReader, slugReader, shownReader } =
    createQueryReaders(client, { ...options, parse })

  const settings = once(async () => {
    const raw = await readOne(SITE_SETTINGS_QUERY)
    if (!raw) return replaceSettings(onInvalid)
    // No page can do without settings: with none to show instead, it is the fault that counts.
    return parseOrReplace(siteSettings, raw) ?? parse(siteSettings, raw)
  })
  const approachCandidates = addressReader(
    'approach',
    earlier
      ? async () => {
          const ids = [...earlier.changedIds]
          const changed = await readList(APPROACH_HEADS_BY_ID_QUERY, approachHead, { ids })
          return replaceHeads(earlier, changed)
        }
      : listReader(APPROACH_HEADS_QUERY, approachHead),
  )
  const approachHeads = shownReader('approach', approachHead, approachCandidates)
  const programCandidates = addressReader('program', listReader(PROGRAM_HEADS_QUERY, programHead))
  const programHeads = shownReader('program', programHead, programCandidates)
  const cohorts = listReader(COHORTS_QUERY, cohort)
  const usage = once(async () => {
    const [approaches, programs] = await Promise.all([approachHeads(), programHeads()])
    return createUsage({ approaches, programs })
  })
  const relatedFinder = once(async () => createRelatedFinder(await approachHeads()))
  const readApproach = slugReader(APPROACHES_BY_SLUG_QUERY, approach)

  const topicList = addressReader('topic', listReader(TOPICS_QUERY, topic))
  const topics = once(async () => {
    const [list, { ofTopic }] = await Promise.all([topicList(), usage()])
    return list.map(ofTopic)
  })
  const peopleList = addressReader('person', listReader(PEOPLE_QUERY, person))
  const people = once(async () => {
    const [list, { ofPerson }] = await Promise.all([peopleList(), usage()])
    return list.map(ofPerson)
  })
  const termList = addressReader('glossaryTerm', listReader(GLOSSARY_QUERY, glossaryTerm))
  const pages = addressReader('page', listReader(PAGES_QUERY, page))
  const redirectList = listReader(REDIRECTS_QUERY, redirect)
  const home = once(async () => {
    const raw = await readOne(HOME_PAGE_QUERY)
    return raw ? parseOrReplace(homePage, raw) : undefined
  })

  return {
    editAttribute,
    settings,
    approachHeads,
    approachCandidates,
    async approach(slug) {
      const [article, findRelated] = await Promise.all([readApproach(slug), relatedFinder()])
      return article && { ...article, related: findRelated(article) }
    },
    programHeads,
    programCandidates,
    program: slugReader(PROGRAMS_BY_SLUG_QUERY, program),
    cohorts,
    topics,
    people,
    topicAddresses: topicList,
    personAddresses: peopleList,
    ...createPagedReaders({ approachHeads, topics, people }),
    glossary: once(async () => {
      const [list, { ofTerm }] = await Promise.all([termList(), usage()])
      return list.map(ofTerm)
    }),
    pages,
    page: async (slug) => findBySlug(await pages(), slug),
    pageLinks: once(async () => (await pages()).map(({ slug, title }) => ({ slug, title }))),
    homePage: once(async () => {
      const value = await home()
      return value && (await usage()).featured(value)
    }),
    redirects: once(async () => resolveRedirects(await redirectList())),
    async listed() {
      const lists: (readonly Listed[])[] = await Promise.all([
        approachHeads(),
        programHeads(),
        cohorts(),
        topicList(),
        peopleList(),
        termList(),
        pages(),
        redirectList(),
        home().then((value) => (value ? [value] : [])),
        settings().then((value) => [value]),
      ])
      return lists.flat()
    },
  }
}

function findBySlug<Value extends { readonly slug: string }>(
  values: readonly Value[],
  wanted: string,
): Value | undefined {
  return values.find(({ slug }) => slug === wanted)
}

/** Settings to show while none are published; the fault itself where there are none. */
function replaceSettings(onInvalid: ContentOptions['onInvalid']): SiteSettings {
  const reason = 'is not published: publish the settings in the Studio'
  const missing = new ContentError('siteSettings', 'siteSettings', [
    { field: '(whole document)', reason },
  ])
  const lastGood = siteSettings.safeParse(onInvalid?.(missing))
  if (lastGood.success) return lastGood.data
  throw missing
}

/** The content of this build: one reading for all its pages. */
export const contentOfBuild = (() => {
  let content: Content | undefined
  return (): Content => {
    content ??= createContent(createContentClient())
    return content
  }
})()
