import { describe, expect, it } from 'vitest'
import { pathOf, RESERVED_ARTICLE_SLUG, RESERVED_SLUGS } from '../../../src/content/paths.ts'
import { pageUrl } from '../../../studio/presentation/page-url.ts'
import { reservedArticleSlug, reservedSlugs } from '../../../studio/schema/rules/site-paths.ts'

describe('addresses', () => {
  it.each([
    ['approach', '/approaches/name/'],
    ['program', '/programs/name/'],
    ['topic', '/topics/name/'],
    ['person', '/people/name/'],
    ['page', '/name/'],
    ['glossaryTerm', '/glossary/#name'],
    ['homePage', '/'],
    ['cohort', undefined],
    ['constructor', undefined],
  ])('of a %s are the same for the site and for the Studio: %s', (_type, path) => {
    expect(pathOf({ _type, slug: 'name' })).toBe(path)
    const url = pageUrl('https://attune.example', { _type, slug: { current: 'name' } })
    expect(url).toBe(path && `https://attune.example${path}`)
  })

  it('that belong to the site are refused to pages and articles by the Studio and the site alike', () => {
    expect([...reservedSlugs]).toEqual([...RESERVED_SLUGS])
    expect(reservedArticleSlug).toBe(RESERVED_ARTICLE_SLUG)
  })
})
