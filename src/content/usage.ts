import type { z } from 'zod'
import { once } from './once.ts'
import type { ApproachHead } from './schemas/approach.ts'
import type { glossaryTerm } from './schemas/glossary-term.ts'
import type { homePage } from './schemas/home-page.ts'
import type { person } from './schemas/person.ts'
import type { ProgramHead } from './schemas/program.ts'
import type { topic } from './schemas/topic.ts'

/** What readers may see of the articles and programs, in the order of lists. */
export interface Heads {
  readonly approaches: readonly ApproachHead[]
  readonly programs: readonly ProgramHead[]
}

/** A subject, with everything published under it. */
export type Topic = z.output<typeof topic> & Heads

/** A person or team, with what they wrote, reviewed and lead. */
export type Person = z.output<typeof person> & {
  readonly wrote: readonly ApproachHead[]
  readonly reviewed: readonly ApproachHead[]
  readonly leads: readonly ProgramHead[]
}

/** A term, with the articles to read on in. */
export type GlossaryTerm = z.output<typeof glossaryTerm> & {
  readonly related: readonly ApproachHead[]
}

/** The home page, with what it features. */
export type HomePage = z.output<typeof homePage> & {
  readonly featuredApproaches: readonly ApproachHead[]
  readonly featuredPrograms: readonly ProgramHead[]
}

/** An article on a person's page, in the part of it that says what they did for it. */
export interface PersonArticle {
  readonly part: 'wrote' | 'reviewed'
  readonly approach: ApproachHead
}

/** What a person wrote and then what they reviewed, as one list. */
export const articlesOf = ({ wrote, reviewed }: Person): PersonArticle[] => [
  ...wrote.map((approach) => ({ part: 'wrote', approach }) as const),
  ...reviewed.map((approach) => ({ part: 'reviewed', approach }) as const),
]

/** Puts each value under every key of its own, in the order it came. */
function groupUnder<Value, Key>(
  values: readonly Value[],
  keysOf: (value: Value) => Iterable<Key | undefined>,
): (key: Key) => readonly Value[] {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    for (const key of new Set(keysOf(value))) {
      if (key === undefined) continue
      const group = groups.get(key)
      if (group) group.push(value)
      else groups.set(key, [value])
    }
  }
  return (key) => groups.get(key) ?? []
}

/** Picks documents by their ids, in the order of the ids; those that aren't public are left out. */
function createPicker<Head extends { readonly _id: string }>(heads: readonly Head[]) {
  const byId = new Map(heads.map((head) => [head._id, head]))
  return (ids: readonly string[]): Head[] => ids.flatMap((id) => byId.get(id) ?? [])
}

const topicsOf = ({ topics }: Pick<ApproachHead, 'topics'>) => topics.map(({ slug }) => slug)

/**
 * Tells of each document where the heads lead to it. Thousands of them are looked through once for
 * each kind of document, when it is first asked for.
 */
export function createUsage({ approaches, programs }: Heads) {
  const approachesUnder = once(() => groupUnder(approaches, topicsOf))
  const programsUnder = once(() => groupUnder(programs, topicsOf))
  const writtenBy = once(() => groupUnder(approaches, ({ authorId }) => [authorId]))
  const reviewedBy = once(() =>
    groupUnder(approaches, ({ reviewerId, reviewedAt }) =>
      reviewedAt === undefined ? [] : [reviewerId],
    ),
  )
  const ledBy = once(() => groupUnder(programs, ({ facilitatorIds }) => facilitatorIds))
  const pickApproaches = once(() => createPicker(approaches))
  const pickPrograms = once(() => createPicker(programs))
  return {
    ofTopic: (value: z.output<typeof topic>): Topic => ({
      ...value,
      approaches: approachesUnder()(value.slug),
      programs: programsUnder()(value.slug),
    }),
    ofPerson: (value: z.output<typeof person>): Person => ({
      ...value,
      wrote: writtenBy()(value._id),
      reviewed: reviewedBy()(value._id),
      leads: ledBy()(value._id),
    }),
    ofTerm: (value: z.output<typeof glossaryTerm>): GlossaryTerm => ({
      ...value,
      related: pickApproaches()(value.relatedIds),
    }),
    featured: (value: z.output<typeof homePage>): HomePage => ({
      ...value,
      featuredApproaches: pickApproaches()(value.featuredApproachIds),
      featuredPrograms: pickPrograms()(value.featuredProgramIds),
    }),
  }
}
