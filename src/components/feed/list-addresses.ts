import type { Content } from '../../content/content.ts'
import {
  approachPath,
  HOME_PATH,
  pagePath,
  personPath,
  programPath,
  topicPath,
} from '../../content/paths.ts'
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
    { path: '/approaches/', changed: newest },
    { path: '/programs/', changed: latestOf(programs.map(lastChange)) },
    { path: '/glossary/' },
    ...programs.map(({ slug }) => ({ path: programPath(slug) })),
    ...topics.map((topic) => ({
      path: topicPath(topic.slug),
      changed: latestOf(topic.approaches.map(lastChange)),
    })),
    ...people.map(({ slug }) => ({ path: personPath(slug) })),
    ...pages.map(({ slug, updatedAt }) => ({ path: pagePath(slug), changed: updatedAt })),
  ]
}
