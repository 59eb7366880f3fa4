import type { PersonPage } from '../../content/paged-readers.ts'
import { termPath } from '../../content/paths.ts'
import type { GlossaryTerm } from '../../content/usage.ts'
import type { PageFacts, StructuredData } from './page-facts.ts'

const plain = ({ url, name, description, organization }: PageFacts) => ({
  '@id': url,
  url,
  name,
  description,
  inLanguage: 'en',
  publisher: organization,
})

/** A page of text; `updatedAt` as the page shows it. */
export function describePage(updatedAt?: string): StructuredData {
  return {
    page: (facts) => ({
      '@type': 'WebPage',
      ...plain(facts),
      ...(updatedAt ? { dateModified: updatedAt } : {}),
    }),
  }
}

/** A page that gathers others. */
export const describeCollection = (): StructuredData => ({
  page: (facts) => ({ '@type': 'CollectionPage', ...plain(facts) }),
})

/** The page of a person or team. */
export function describeProfile(person: PersonPage['person']): StructuredData {
  return {
    page: (facts) => ({
      '@type': 'ProfilePage',
      ...plain(facts),
      mainEntity: {
        '@type': person.kind === 'team' ? 'Organization' : 'Person',
        name: person.name,
        description: person.bio,
        url: facts.url,
      },
    }),
  }
}

/** The glossary, with its terms in the order shown. */
export function describeGlossary(terms: readonly GlossaryTerm[]): StructuredData {
  return {
    page: (facts) => ({
      '@type': 'CollectionPage',
      ...plain(facts),
      mainEntity: {
        '@type': 'DefinedTermSet',
        name: facts.name,
        hasDefinedTerm: terms.map(({ term, slug }) => ({
          '@type': 'DefinedTerm',
          name: term,
          url: new URL(termPath(slug), facts.url).href,
        })),
      },
    }),
  }
}
