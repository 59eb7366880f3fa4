import type { z } from 'zod'
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

/** The documents with these ids, in the order of the ids; those that aren't public are left out. */
function pick<Head extends { readonly _id: string }>(
  ids: readonly string[],
  heads: readonly Head[],
): Head[] {
  return ids.flatMap((id) => heads.find(({ _id }) => _id === id) ?? [])
}

export function addTopicUsage(value: z.output<typeof topic>, heads: Heads): Topic {
  const isUnder = ({ topics }: ApproachHead | ProgramHead) =>
    topics.some(({ slug }) => slug === value.slug)
  return {
    ...value,
    approaches: heads.approaches.filter(isUnder),
    programs: heads.programs.filter(isUnder),
  }
}

export function addPersonUsage(value: z.output<typeof person>, heads: Heads): Person {
  const { _id } = value
  return {
    ...value,
    wrote: heads.approaches.filter(({ authorId }) => authorId === _id),
    reviewed: heads.approaches.filter(
      ({ reviewerId, reviewedAt }) => reviewerId === _id && reviewedAt !== undefined,
    ),
    leads: heads.programs.filter(({ facilitatorIds }) => facilitatorIds.includes(_id)),
  }
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

export function addTermUsage(value: z.output<typeof glossaryTerm>, heads: Heads): GlossaryTerm {
  return { ...value, related: pick(value.relatedIds, heads.approaches) }
}

export function addFeatured(value: z.output<typeof homePage>, heads: Heads): HomePage {
  return {
    ...value,
    featuredApproaches: pick(value.featuredApproachIds, heads.approaches),
    featuredPrograms: pick(value.featuredProgramIds, heads.programs),
  }
}
