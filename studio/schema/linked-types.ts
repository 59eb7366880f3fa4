/** The types that have an address on the site, in the order a reference field offers them. */
export const linkedTypes = [
  { type: 'approach' },
  { type: 'program' },
  { type: 'topic' },
  { type: 'person' },
  { type: 'page' },
  { type: 'glossaryTerm' },
]
