import { cutIntoPages, findPageOfList, type PageOfList } from './paged-list.ts'
import type { ApproachHead } from './schemas/approach.ts'
import { articlesOf, type Person, type PersonArticle, type Topic } from './usage.ts'

/** A topic beside one page of its articles. */
export interface TopicPage {
  readonly topic: Omit<Topic, 'approaches'>
  readonly page: PageOfList<ApproachHead>
}

/** A person beside one page of what they wrote and reviewed. */
export interface PersonPage {
  readonly person: Omit<Person, 'wrote' | 'reviewed'>
  readonly page: PageOfList<PersonArticle>
}

/**
 * Answers with one page of a long list, by the end of its address; undefined where there is none.
 * A page that asks for no more than it shows is not outdated by what stands on the others.
 */
export interface PagedReaders {
  approachPage(end: string | undefined): Promise<PageOfList<ApproachHead> | undefined>
  topicPage(slug: string, end: string | undefined): Promise<TopicPage | undefined>
  personPage(slug: string, end: string | undefined): Promise<PersonPage | undefined>
  /** Topics with anything published under them. */
  usedTopics(): Promise<readonly Pick<Topic, 'slug' | 'title'>[]>
}

interface Lists {
  approachHeads(): Promise<readonly ApproachHead[]>
  topics(): Promise<readonly Topic[]>
  people(): Promise<readonly Person[]>
}

/** Cuts each list once, however many of its pages are asked for. */
function createPageFinder<Owner extends object, Item>(listOf: (owner: Owner) => readonly Item[]) {
  const known = new WeakMap<Owner, readonly PageOfList<Item>[]>()
  return (owner: Owner, end: string | undefined) => {
    const pages = known.get(owner) ?? cutIntoPages(listOf(owner))
    known.set(owner, pages)
    return findPageOfList(pages, end)
  }
}

export function createPagedReaders({ approachHeads, topics, people }: Lists): PagedReaders {
  const findApproachPage = createPageFinder((heads: readonly ApproachHead[]) => heads)
  const findTopicPage = createPageFinder((topic: Topic) => topic.approaches)
  const findPersonPage = createPageFinder(articlesOf)
  return {
    approachPage: async (end) => findApproachPage(await approachHeads(), end),
    async topicPage(slug, end) {
      const found = (await topics()).find((topic) => topic.slug === slug)
      const page = found && findTopicPage(found, end)
      if (!page) return undefined
      const { approaches: _, ...topic } = found
      return { topic, page }
    },
    async personPage(slug, end) {
      const found = (await people()).find((person) => person.slug === slug)
      const page = found && findPersonPage(found, end)
      if (!page) return undefined
      const { wrote: _wrote, reviewed: _reviewed, ...person } = found
      return { person, page }
    },
    usedTopics: async () =>
      (await topics())
        .filter(({ approaches, programs }) => approaches.length + programs.length > 0)
        .map(({ slug, title }) => ({ slug, title })),
  }
}
