/** What a page that can be found is, as the search names and filters it. */
export const KINDS = {
  approach: 'Approach',
  program: 'Group',
  topic: 'Topic',
  glossary: 'Glossary',
  person: 'Person',
  page: 'About this site',
} as const

export type Kind = keyof typeof KINDS

export function isKind(value: unknown): value is Kind {
  return typeof value === 'string' && Object.hasOwn(KINDS, value)
}
