import type { Content } from '../../content/content.ts'
import { cutIntoPages, pageOfListPath } from '../../content/paged-list.ts'
import {
  approachPath,
  HOME_PATH,
  pagePath,
  personPath,
  programPath,
  topicPath,
} from '../../content/paths.ts'
import type { ApproachHead } from '../../content/schemas/approach.ts'
import { articlesOf } from '../../content/usage.ts'
import { lastChange, latestOf } from './last-change.ts'

/** A page for search engines; without a date where nobody knows when it last changed. */
export interface Address {
  readonly path: string
  /** A calendar date that comes from the content. */
  readonly changed?: string | undefined
}

export async function listArticles(content: Content): Promise<Address[]> {
  const approaches = await content.approachHeads()
  return approaches.map((head) => ({ path: approachPath(head.slug), changed: lastChange(head) }))
}

/** The pages of a list of articles, each as new as the newest of what stands on it. */
function listPages(path: string, articles: readonly ApproachHead[]): Address[] {
  return cutIntoPages(articles).map(({ number, items }) => ({
    path: pageOfListPath(path, number),
    changed: latestOf(items.map(lastChange)),
  }))
}

/** Every page that is no article, with lists as new as the newest of what they list. */
export async function listOtherPages(content: Content): Promise<Address[]> {
  const [approaches, programs, topics, people, pages] = await Promise.all([
    content.approachHeads(),
    content.programHeads(),
    content.topics(),
    content.people(),
    content.pages(),
  ])
  const newest = latestOf(approaches.map(lastChange))
  return [
    { path: HOME_PATH, changed: newest },
    ...listPages('/approaches/', approaches),
    { path: '/programs/', changed: latestOf(programs.map(lastChange)) },
    { path: '/glossary/' },
    ...programs.map(({ slug }) => ({ path: programPath(slug) })),
    ...topics.flatMap((topic) => listPages(topicPath(topic.slug), topic.approaches)),
    ...people.flatMap((person) =>
      cutIntoPages(articlesOf(person)).map(({ number }) => ({
        path: pageOfListPath(personPath(person.slug), number),
      })),
    ),
    ...pages.map(({ slug, updatedAt }) => ({ path: pagePath(slug), changed: updatedAt })),
  ]
}
