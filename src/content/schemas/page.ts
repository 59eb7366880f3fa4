import { z } from 'zod'
import { RESERVED_SLUGS } from '../paths.ts'
import { date, optional, optionalText, slug, text } from './fields.ts'
import { plainBody } from './portable-text.ts'

export const page = z.object({
  _id: z.string(),
  title: text,
  slug: slug.refine((value) => !RESERVED_SLUGS.has(value), {
    error: 'is the name of a section of the site: choose another address',
  }),
  summary: text,
  body: plainBody,
  updatedAt: optional(date),
  seoTitle: optionalText,
  seoDescription: optionalText,
})
/** A page that is neither article nor program. */
export type SitePage = z.output<typeof page>
