import { setImmediate } from 'node:timers/promises'
import { SitemapStream, streamToPromise } from 'sitemap'
import type { Address } from './list-addresses.ts'

const SLICE = 100

/** The addresses as a sitemap (sitemaps.org), at most 50,000 of them. */
export async function writeSitemap(addresses: readonly Address[], siteUrl: string) {
  const stream = new SitemapStream({
    hostname: siteUrl,
    lastmodDateOnly: true,
    xmlns: { news: false, xhtml: false, image: false, video: false },
  })
  for (const [at, { path, changed }] of addresses.entries()) {
    // Thousands are written in slices: whoever shares the process goes on meanwhile.
    if (at > 0 && at % SLICE === 0) await setImmediate()
    stream.write({ url: path, ...(changed ? { lastmod: changed } : {}) })
  }
  stream.end()
  return (await streamToPromise(stream)).toString('utf8')
}
