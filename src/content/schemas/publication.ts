import { z } from 'zod'
import { dateTime } from './fields.ts'

/** When a document becomes public. */
export const publication = z.object({ _id: z.string(), publishedAt: dateTime })
