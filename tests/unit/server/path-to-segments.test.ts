import { describe, expect, it } from 'vitest'
import { pathToSegments } from '../../../src/server/find-file.ts'

describe('the path of a request', () => {
  it.each([
    ['/', []],
    ['/approaches/relational-therapy/', ['approaches', 'relational-therapy']],
    ['/_astro/page.1a2b.css', ['_astro', 'page.1a2b.css']],
    ['//approaches//', ['approaches']],
    ['/caf%C3%A9', ['café']],
  ])('becomes segments: %s', (path, segments) => {
    expect(pathToSegments(path)).toEqual(segments)
  })

  it.each([
    ['a parent folder', '/../secret'],
    ['a parent folder deeper down', '/media/../../secret'],
    ['an encoded parent folder', '/%2e%2e/secret'],
    ['an encoded slash before a parent folder', '/media%2f..%2f..%2fsecret'],
    ['a hidden file', '/.env'],
    ['a hidden folder', '/.git/config'],
    ['a NUL', '/page%00.html'],
    ['a backslash', '/..%5csecret'],
    ['a backslash as it is', '/media\\..\\secret'],
    ['a percent sign that encodes nothing', '/%zz'],
    ['a percent sign at the end', '/page%'],
    ['bytes that are no text', '/%ff%fe'],
  ])('is refused with %s', (_, path) => {
    expect(pathToSegments(path)).toBeUndefined()
  })
})
