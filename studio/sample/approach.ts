import { listCitedSources } from './cited-sources.ts'
import type { Grade } from './portable-text.ts'
import { body } from './portable-text.ts'
import type { JsonFields, SampleDocument } from './sample-document.ts'
import { reference, references, slug } from './sample-document.ts'
import { sources } from './sources.ts'

type Article = {
  /** The part of the document's id after `approach-`, and its address. */
  id: string
  title: string
  definition: string
  alsoKnownAs?: readonly string[]
  publishedAt: string
  updatedAt?: string
  contentNote?: string
  atAGlance: { whoFor: string; format: string; usualLength: string; evidence: Grade }
  illustrationSeed: number
  /** Ids of topics without `topic-`. */
  topics: readonly string[]
  /** Ids of articles without `approach-`. */
  related: readonly string[]
  offer?: string
  conflictOfInterest: string
  seoTitle: string
  seoDescription: string
  parts: readonly (readonly JsonFields[])[]
}

/** An approach by the editorial team, unreviewed, with its sources in the order they are cited. */
export const approach = ({ id, topics, related, offer, parts, ...fields }: Article) => {
  const text = body(...parts)
  return {
    _id: `approach-${id}`,
    _type: 'approach',
    slug: slug(id),
    author: reference('person-editorial-team'),
    ...fields,
    topics: references(topics.map((topic) => `topic-${topic}`)),
    body: text,
    sources: sources(listCitedSources(text)),
    related: references(related.map((other) => `approach-${other}`)),
    ...(offer === undefined ? {} : { offer: reference(offer) }),
  } satisfies SampleDocument
}
