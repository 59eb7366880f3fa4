import { describe, expect, it } from 'vitest'
import { preloadHeader } from '../../../src/server/preload-header.ts'

const FONT =
  '<link rel="preload" href="/_astro/f.1-a.woff2" as="font" type="font/woff2" crossorigin>'
const STYLE = '<link rel="stylesheet" href="/_astro/Base.b_2.css">'
const page = (head: string, body = '') =>
  `<html><head><title>a</title>${head}</head><body>${body}</body></html>`

describe('what a page’s Link header names', () => {
  it('is its style sheets, then its fonts, as browsers will ask for them', () => {
    expect(preloadHeader(page(FONT + STYLE))).toBe(
      '</_astro/Base.b_2.css>; rel=preload; as=style, </_astro/f.1-a.woff2>; rel=preload; as=font; type="font/woff2"; crossorigin',
    )
  })

  it.each([
    ['a page without any', page('')],
    ['what stands in the text', page('', STYLE)],
    [
      'another site’s files',
      page('<link rel="stylesheet" href="https://elsewhere.example/a.css">'),
    ],
    [
      'an address that would end the header',
      page('<link rel="stylesheet" href="/_astro/a>,<b.css">'),
    ],
    ['a file that is no page', 'text'],
  ])('leaves out %s', (_what, html) => {
    expect(preloadHeader(html)).toBeUndefined()
  })
})
