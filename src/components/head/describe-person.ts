import type { Organization, Person } from 'schema-dts'
import { personPath } from '../../content/paths.ts'

interface Named {
  readonly name: string
  readonly slug: string
  /** A team is no person; an entry without it is one. */
  readonly kind?: string | undefined
}

/** Who wrote or reviewed, as far as bylines name them. */
export function describePerson(
  { name, slug, kind }: Named,
  siteUrl: string,
): Person | Organization {
  return {
    '@type': kind === 'team' ? 'Organization' : 'Person',
    name,
    url: new URL(personPath(slug), siteUrl).href,
  }
}

/** Who leads a group: always a person. */
export function describeFacilitator({ name, slug }: Named, siteUrl: string): Person {
  return { '@type': 'Person', name, url: new URL(personPath(slug), siteUrl).href }
}
