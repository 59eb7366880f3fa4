import { z } from 'zod'
import { listOf, listOfTexts, slug, text } from './fields.ts'

/** A word readers may not know, and what it means. */
export const glossaryTerm = z.object({
  _id: z.string(),
  term: text,
  slug,
  definition: text,
  alsoKnownAs: listOfTexts,
  relatedIds: listOf(z.string()),
})
