import { z } from 'zod'
import { dateTime } from './fields.ts'

/** When a document becomes public. */
export const publication = z.object({ _id: z.string(), publishedAt: dateTime })

/** A document as it stands now; `isScheduled` while its hour has not come. */
export const revision = z.object({
  _id: z.string(),
  _type: z.string(),
  _rev: z.string(),
  /** Its address; empty where there is none, or none that could be one. */
  slug: z.string().catch(''),
  isScheduled: z.boolean(),
})
export type Revision = z.output<typeof revision>

/** A document of which only its id matters. */
export const identity = z.object({ _id: z.string() })
