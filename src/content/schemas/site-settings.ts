import { z } from 'zod'
import { pathOf } from '../paths.ts'
import {
  listOf,
  optional,
  optionalText,
  sitePath,
  text,
  webAddress,
  wholeNumber,
  withDefault,
} from './fields.ts'
import { linkTarget } from './portable-text.ts'

const navigationLink = z.object({
  _key: z.string(),
  label: text,
  href: optional(sitePath),
  target: optional(linkTarget),
})

/** Links with their addresses; one to a document that isn't published is left out. */
const navigation = listOf(navigationLink).transform((links) =>
  links.flatMap(({ _key, label, href, target }) => {
    const address = (target && pathOf(target)) ?? href
    return address ? [{ _key, label, href: address }] : []
  }),
)

export const siteSettings = z.object({
  _id: z.string(),
  name: text,
  tagline: text,
  description: text,
  contactEmail: optional(z.email('must be an e-mail address')),
  feedbackEmail: optional(z.email('must be an e-mail address')),
  /** Empty in older documents: show the sections of the site then. */
  navigation,
  footerNavigation: navigation,
  providerName: text,
  providerNote: text,
  crisisLines: z
    .array(z.object({ _key: z.string(), label: text, instruction: text, href: webAddress }))
    .min(1, 'must hold at least one line: every page shows where to find help in a crisis'),
  disclaimer: text,
  consentText: text,
  /** Stands beside the unticked box for news; there is no box without it. */
  marketingText: optionalText,
  minimumAge: wholeNumber(1, 120),
  /** Minutes a seat is held before it is confirmed. */
  holdMinutes: withDefault(wholeNumber(1, 10_080), 30),
  /** Hours a waiting visitor has to take a freed seat. */
  offerHours: withDefault(wholeNumber(1, 720), 24),
  /** Days after a group's last session until personal data is erased. */
  retentionDays: withDefault(wholeNumber(1, 3_650), 90),
})
/** Names, texts and windows of time that hold for the whole site. */
export type SiteSettings = z.output<typeof siteSettings>
