import { describe, expect, it } from 'vitest'
import { findMoved } from '../../../src/server/find-moved.ts'

const REDIRECTS = new Map([
  ['/topics/old/', '/topics/new/'],
  ['/topics/abroad/', 'https://elsewhere.example/topics/'],
  ['/topics/term/', '/glossary/#term'],
  ['/topics/used-again/', '/topics/new/'],
])
const PAGES = new Set([
  '/topics/new/',
  '/topics/new/page/2/',
  '/topics/used-again/',
  '/topics/used-again/page/2/',
])
const find = (address: string) =>
  findMoved(REDIRECTS, new URL(address, 'http://localhost'), async (path) => PAGES.has(path))

describe('a list that has moved', () => {
  it.each([
    ['/topics/old/?a=1', '/topics/new/?a=1'],
    ['/topics/old/page/2/', '/topics/new/page/2/'],
    ['/topics/old/page/2?a=1', '/topics/new/page/2/?a=1'],
    // It has got shorter meanwhile.
    ['/topics/old/page/3/?a=1', '/topics/new/?a=1'],
    ['/topics/abroad/page/2/?a=1', 'https://elsewhere.example/topics/?a=1'],
    ['/topics/term/page/2/?a=1', '/glossary/?a=1#term'],
  ])('leads from %s to %s', async (from, to) => {
    expect(await find(from)).toBe(to)
  })

  it.each([
    '/topics/old/page/',
    '/topics/old/page/1/',
    '/topics/other/page/2/',
    // The address is another list's now, which has no third page.
    '/topics/used-again/page/3/',
  ])('leads nowhere from %s', async (from) => {
    expect(await find(from)).toBeUndefined()
  })
})
