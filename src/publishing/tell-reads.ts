import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Content } from '../content/content.ts'
import { type ContentRead, readAgain } from '../content/record-reads.ts'
import { createRanking } from '../content/related-approaches.ts'
import { nameValue } from './name-value.ts'
import type { Revisions } from './revisions.ts'

const SLICE = 100

/** Groups that have begun leave the pages that list them as often as this changes. */
export const nameHour = (now: Date) => now.toISOString().slice(0, '2026-11-23T19'.length)

export type PageReads = ReadonlyMap<string, ContentRead>

/** What is told of each of a page's questions, in their order. */
export type Told = readonly string[]

/** Tells what a page shows; undefined when that can't be told without rendering it. */
export type Teller = (reads: PageReads) => Promise<Told | undefined>

/** Whether a page of which this was told would say the same again. */
export const isSameTold = (one: Told, other: Told) =>
  one.length === other.length && one.every((part, at) => part === other[at])

/** A short name that two pages share only if the same was told of both. */
export const nameTold = (told: Told) => hash('sha256', JSON.stringify(told), 'base64')

/** Names what is ranked beside an article, by its address. */
async function nameRanking(content: Content): Promise<(slug: string) => string | undefined> {
  const heads = await content.approachHeads()
  for (const [at, head] of heads.entries()) {
    // Thousands are named in slices: whoever shares the process goes on meanwhile.
    if (at % SLICE === 0) await setImmediate()
    nameValue(head)
  }
  const rank = createRanking(heads)
  const topicsBySlug = new Map(heads.map(({ slug, topics }) => [slug, topics]))
  return (slug) => {
    const topics = topicsBySlug.get(slug)
    return topics && nameValue(rank(topics))
  }
}

/**
 * Tells from what a page asked of the content whether it would say the same again. What many pages
 * share is compared by value. Articles and programs, too many to be read each time, are told by
 * their revisions and those of what they refer to; these must have been looked at before the
 * content was read.
 */
export function createTeller(content: Content, revisions: Revisions, now: Date): Teller {
  const shared = new Map<string, Promise<string>>()
  const toldOfShared = new Map<string, string>()
  let ranking: Promise<(slug: string) => string | undefined> | undefined

  async function tellShared(key: string, read: ContentRead): Promise<string> {
    const name = nameValue(await readAgain(content, read))
    const told = read.name === 'cohorts' ? `${nameHour(now)} ${name}` : name
    toldOfShared.set(key, told)
    return told
  }

  async function tellArticle(slug: string): Promise<string | undefined> {
    ranking ??= nameRanking(content)
    const related = (await ranking)(slug)
    const version = revisions.versionAt('approach', slug)
    return version === undefined || related === undefined ? undefined : `${version} ${related}`
  }

  async function tell(key: string, read: ContentRead): Promise<string | undefined> {
    const [slug] = read.args
    if (read.name === 'approach') return typeof slug === 'string' ? tellArticle(slug) : undefined
    if (read.name === 'program') {
      return typeof slug === 'string' ? revisions.versionAt('program', slug) : undefined
    }
    const telling = shared.get(key) ?? tellShared(key, read)
    shared.set(key, telling)
    return telling
  }

  return async (reads) => {
    const told: string[] = []
    for (const [key, read] of reads) {
      // Known of nearly all: thousands of pages are spared the wait.
      const part = toldOfShared.get(key) ?? (await tell(key, read))
      if (part === undefined) return undefined
      told.push(part)
    }
    return told
  }
}
