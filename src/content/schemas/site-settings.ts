import { z } from 'zod'
import { text, webAddress, wholeNumber } from './fields.ts'

export const siteSettings = z.object({
  _id: z.string(),
  name: text,
  tagline: text,
  description: text,
  providerName: text,
  providerNote: text,
  crisisLines: z
    .array(z.object({ _key: z.string(), label: text, instruction: text, href: webAddress }))
    .min(1, 'must hold at least one line: every page shows where to find help in a crisis'),
  disclaimer: text,
  consentText: text,
  minimumAge: wholeNumber(1, 120),
})
/** Names and texts that every page shows. */
export type SiteSettings = z.output<typeof siteSettings>
