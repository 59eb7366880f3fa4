import { z } from 'zod'
import { dateTime } from './fields.ts'

/** When a document becomes public. */
export const publication = z.object({ _id: z.string(), publishedAt: dateTime })

/** A document as it stands now; `isScheduled` while its hour has not come. */
export const revision = z.object({
  _id: z.string(),
  _rev: z.string(),
  isScheduled: z.boolean(),
})
