import type { Organization, WebSite } from 'schema-dts'
import type { SiteSettings } from '../../content/schemas/site-settings.ts'

type Names = Pick<SiteSettings, 'name' | 'tagline' | 'providerName'>

/**
 * Who is behind the site. `policyUrl` leads to the principles that its articles follow, and is left
 * out while that page is not published.
 */
export function describeOrganization(
  { providerName }: Names,
  policyUrl: string | undefined,
): Organization {
  return {
    '@type': 'Organization',
    name: providerName,
    ...(policyUrl ? { publishingPrinciples: policyUrl } : {}),
  }
}

export function describeWebSite({ name }: Names, siteUrl: string): WebSite {
  return {
    '@type': 'WebSite',
    name,
    url: siteUrl,
    inLanguage: 'en',
  }
}
