import { z } from 'zod'
import { RESERVED_ARTICLE_SLUG } from '../paths.ts'
import {
  date,
  dateTime,
  doi,
  evidenceGrade,
  listOf,
  listOfTexts,
  optional,
  optionalText,
  slug,
  text,
  topicLink,
  webAddress,
  wholeNumber,
} from './fields.ts'
import { articleBody, citedSources, programLink } from './portable-text.ts'

const articleSlug = slug.refine((value) => value !== RESERVED_ARTICLE_SLUG, {
  error: 'is where the later pages of the list are: choose another address',
})

export const approachHead = z.object({
  _id: z.string(),
  title: text,
  slug: articleSlug,
  definition: text,
  evidence: evidenceGrade,
  topics: listOf(topicLink),
  publishedAt: dateTime,
  updatedAt: optional(date),
  reviewedAt: optional(date),
  illustrationSeed: optional(z.number().int()),
  authorId: optional(z.string()),
  reviewerId: optional(z.string()),
})
/** What a list shows of an approach. */
export type ApproachHead = z.output<typeof approachHead>

const source = z.object({
  _key: z.string(),
  authors: text,
  year: wholeNumber(1500, 2200),
  title: text,
  publication: text,
  doi: optional(doi),
  url: optional(webAddress),
  note: optionalText,
})
export type Source = z.output<typeof source>

const byline = z.object(
  { name: text, slug, kind: optional(z.string()), credentials: optionalText },
  { error: 'is missing, or refers to a person who is not published' },
)

export const approach = z
  .object({
    _id: z.string(),
    title: text,
    slug: articleSlug,
    definition: text,
    alsoKnownAs: listOfTexts,
    publishedAt: dateTime,
    updatedAt: optional(date),
    author: byline,
    reviewer: optional(byline),
    reviewedAt: optional(date),
    contentNote: optionalText,
    atAGlance: z.object(
      { whoFor: text, format: text, usualLength: text, evidence: evidenceGrade },
      { error: 'is missing' },
    ),
    illustrationSeed: optional(z.number().int()),
    topics: listOf(topicLink),
    body: articleBody,
    sources: listOf(source),
    related: listOf(z.object({ title: text, slug, definition: text })),
    offer: optional(programLink),
    conflictOfInterest: optionalText,
    seoTitle: optionalText,
    seoDescription: optionalText,
  })
  .superRefine((article, context) => {
    if (Boolean(article.reviewer) !== Boolean(article.reviewedAt)) {
      context.addIssue({
        code: 'custom',
        path: [article.reviewer ? 'reviewedAt' : 'reviewer'],
        message: 'is missing: reviewer and review date only count together',
      })
    }
    const known = new Set(article.sources.map((entry) => entry._key))
    article.body.forEach((block, index) => {
      for (const key of citedSources(block)) {
        if (known.has(key)) continue
        context.addIssue({
          code: 'custom',
          path: ['body', index],
          message: `cites the source "${key}", which is not among the article's sources`,
        })
      }
    })
  })
/** An article about a therapy approach, ready to show. */
export type Approach = z.output<typeof approach>
