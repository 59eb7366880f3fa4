import { describe, expect, it } from 'vitest'
import { toSitePath } from '../../../../src/server/preview/site-path.ts'

describe('where a preview leads', () => {
  it('is a path of the site with its query and place, without what the Studio adds', () => {
    expect(toSitePath('/approaches/a/?q=1&sanity-preview-perspective=drafts#b')).toBe(
      '/approaches/a/?q=1#b',
    )
  })

  it.each([
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/./\\/evil.example',
    '/.//evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'evil.example',
    '/api/preview/disable',
    '',
    null,
    undefined,
  ])('is the start page instead of %j', (target) => {
    expect(toSitePath(target)).toBe('/')
  })
})
