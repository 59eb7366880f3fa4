import { SitemapStream, streamToPromise } from 'sitemap'
import type { Address } from './list-addresses.ts'

/** The addresses as a sitemap (sitemaps.org), at most 50,000 of them. */
export async function writeSitemap(addresses: readonly Address[], siteUrl: string) {
  const stream = new SitemapStream({
    hostname: siteUrl,
    lastmodDateOnly: true,
    xmlns: { news: false, xhtml: false, image: false, video: false },
  })
  for (const { path, changed } of addresses) {
    stream.write({ url: path, ...(changed ? { lastmod: changed } : {}) })
  }
  stream.end()
  return (await streamToPromise(stream)).toString('utf8')
}
