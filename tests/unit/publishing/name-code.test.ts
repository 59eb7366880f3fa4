import { describe, expect, it } from 'vitest'
import { type Bundle, createCodeName } from '../../../src/publishing/warm-build/name-code.ts'

const PAGES: Bundle = {
  'entry.mjs': { code: 'render()' },
  '_astro/global.css': { source: 'a { color: red }' },
  '_astro/font.woff2': { source: new Uint8Array([1, 2, 3]) },
}

function name(bundle: Bundle, client: Bundle = {}): string {
  const code = createCodeName()
  code.add('prerender', bundle)
  code.add('client', client)
  return code.name()
}

describe('the name of what was compiled', () => {
  it('is the same for the same files, in whatever order they come', () => {
    const reversed = Object.fromEntries(Object.entries(PAGES).reverse())
    expect(name(reversed)).toBe(name(PAGES))
  })

  it.each<[string, Bundle]>([
    ['a template', { ...PAGES, 'entry.mjs': { code: 'render(1)' } }],
    ['a style sheet', { ...PAGES, '_astro/global.css': { source: 'a { color: blue }' } }],
    ['a font', { ...PAGES, '_astro/font.woff2': { source: new Uint8Array([1, 2, 4]) } }],
    ['a file more', { ...PAGES, 'more.mjs': { code: '' } }],
  ])('is another with another version of %s', (_what, bundle) => {
    expect(name(bundle)).not.toBe(name(PAGES))
  })

  it('is another with another script for browsers', () => {
    expect(name(PAGES, { 'a.js': { code: '1' } })).not.toBe(name(PAGES, { 'a.js': { code: '2' } }))
  })
})
