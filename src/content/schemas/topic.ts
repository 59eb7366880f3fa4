import { z } from 'zod'
import { optional, slug, text } from './fields.ts'
import { plainBody } from './portable-text.ts'

/** A subject that approaches and programs are gathered under. */
export const topic = z.object({
  _id: z.string(),
  title: text,
  slug,
  description: text,
  body: optional(plainBody),
})
