import { z } from 'zod'
import { listOf, optional, optionalText, text } from './fields.ts'
import { linkTarget } from './portable-text.ts'

/** What the home page says, with what it features as ids. */
export const homePage = z.object({
  _id: z.string(),
  heading: text,
  introduction: text,
  ways: listOf(
    z.object({
      _key: z.string(),
      title: text,
      text,
      /** Left out while the document it leads to is not published. */
      target: optional(linkTarget),
    }),
  ),
  featuredApproachIds: listOf(z.string()),
  featuredProgramIds: listOf(z.string()),
  illustrationSeed: optional(z.number().int()),
  seoTitle: optionalText,
  seoDescription: optionalText,
})
