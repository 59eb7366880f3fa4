import { z } from 'zod'
import { optional, secureAddress, sitePath } from './fields.ts'
import { linkTarget } from './portable-text.ts'

/** A path of this site, or a secure address elsewhere. */
const destination = z.union([sitePath, secureAddress], {
  error: 'must be a path such as /glossary/, or an address that starts with https://',
})

export const redirect = z.object({
  _id: z.string(),
  from: sitePath.refine((path) => path !== '/' && !path.includes('#'), {
    error: 'must be a path below the home page, without #',
  }),
  to: optional(destination),
  /** Left out while the document it leads to is not published. */
  target: optional(linkTarget),
})
/** An address that was, and what stands at its place now. */
export type RedirectEntry = z.output<typeof redirect>
