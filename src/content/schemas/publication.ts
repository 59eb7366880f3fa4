import { z } from 'zod'

/** A document as it stands now; `publishesAt` is empty once its hour has come. */
export const revision = z.object({
  _id: z.string(),
  _type: z.string(),
  _rev: z.string(),
  /** Its address; empty where there is none, or none that could be one. */
  slug: z.string().catch(''),
  publishesAt: z.string(),
})
export type Revision = z.output<typeof revision>

/** A document of which only its id matters. */
export const identity = z.object({ _id: z.string() })
