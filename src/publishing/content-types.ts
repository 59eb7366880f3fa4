/** The types of documents that pages show. */
export const CONTENT_TYPES = [
  'approach',
  'program',
  'cohort',
  'person',
  'topic',
  'glossaryTerm',
  'page',
  'redirect',
  'homePage',
  'siteSettings',
] as const
