import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../src/server/security-headers.ts'

const hashOf = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`

/** The sources that a page's policy allows for one kind of content. */
function allowed(html: string, directive: string): string[] {
  const found = contentSecurityPolicy(html)
    .split('; ')
    .map((part) => part.split(' '))
    .find(([name]) => name === directive)
  return found?.slice(1) ?? []
}

describe('the content security policy of a page', () => {
  it('allows the page’s own files and no inline code when there is none', () => {
    const html = '<link rel="stylesheet" href="/a.css"><script src="/a.js"></script><p>Text</p>'
    expect(allowed(html, 'script-src')).toEqual([`'self'`])
    expect(allowed(html, 'style-src')).toEqual([`'self'`])
  })

  it('allows each inline script and style by its hash', () => {
    const html =
      '<style>p{color:red}</style><style media="print">p{}</style>' +
      '<script>first()</script><script type="module">\n second()\n</script>'
    expect(allowed(html, 'script-src')).toEqual([
      `'self'`,
      hashOf('first()'),
      hashOf('\n second()\n'),
    ])
    expect(allowed(html, 'style-src')).toEqual([`'self'`, hashOf('p{color:red}'), hashOf('p{}')])
  })

  it('allows an inline script that follows one from a file', () => {
    const html = '<script src="/a.js"></script><p>Text</p><script>inline()</script>'
    expect(allowed(html, 'script-src')).toEqual([`'self'`, hashOf('inline()')])
  })

  it('names code that occurs twice once', () => {
    const html = '<script>same()</script><script>same()</script>'
    expect(allowed(html, 'script-src')).toEqual([`'self'`, hashOf('same()')])
  })

  it.each([
    '',
    '<p style="color: red">Text</p>',
    '<script>one()</script>',
    '<style>p{}</style>',
    '<style></style><script></script>',
  ])('never allows inline code at large, evaluation or another host: %s', (html) => {
    const policy = contentSecurityPolicy(html)
    expect(policy).toMatch(/^default-src 'none'; /)
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
  })
})
