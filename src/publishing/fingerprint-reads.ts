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

/** Names what a page shows; undefined when that can't be told without rendering it. */
export type Fingerprinter = (reads: PageReads) => Promise<string | undefined>

/**
 * Tells from what a page asked of the content whether it would say the same again. What many pages
 * share is compared by value. Articles and programs, too many to be read each time, are told by
 * their revisions and those of what they refer to; these must have been looked at before the
 * content was read.
 */
export function createFingerprinter(
  content: Content,
  revisions: Revisions,
  now: Date,
): Fingerprinter {
  const versions = new Map<string, Promise<string | undefined>>()
  let ranking: Promise<(slug: string) => string | undefined> | undefined

  async function createRankingName() {
    const heads = await content.approachHeads()
    for (const [at, head] of heads.entries()) {
      // Thousands are named in slices: whoever shares the process goes on meanwhile.
      if (at % SLICE === 0) await setImmediate()
      nameValue(head)
    }
    const rank = createRanking(heads)
    const topicsBySlug = new Map(heads.map(({ slug, topics }) => [slug, topics]))
    return (slug: string) => {
      const topics = topicsBySlug.get(slug)
      return topics && nameValue(rank(topics))
    }
  }

  async function tellArticle(slug: string): Promise<string | undefined> {
    ranking ??= createRankingName()
    const [version, related] = [revisions.versionAt('approach', slug), (await ranking)(slug)]
    return version === undefined || related === undefined ? undefined : `${version} ${related}`
  }

  async function tellVersion(read: ContentRead): Promise<string | undefined> {
    const [slug] = read.args
    if (read.name === 'approach') return typeof slug === 'string' ? tellArticle(slug) : undefined
    if (read.name === 'program') {
      return typeof slug === 'string' ? revisions.versionAt('program', slug) : undefined
    }
    const name = nameValue(await readAgain(content, read))
    return read.name === 'cohorts' ? `${nameHour(now)} ${name}` : name
  }

  return async (reads) => {
    const parts: string[] = []
    for (const [key, read] of reads) {
      const version = versions.get(key) ?? tellVersion(read)
      versions.set(key, version)
      const told = await version
      if (told === undefined) return undefined
      parts.push(key, told)
    }
    return hash('sha256', JSON.stringify(parts), 'base64')
  }
}
