import { describe, expect, it } from 'vitest'
import { findRedirect, resolveRedirects } from '../../../src/content/redirects.ts'
import { redirect } from '../../../src/content/schemas/redirect.ts'

const parse = (from: string, to: string) => redirect.parse({ _id: from, from, to })
const resolve = (...pairs: [string, string][]) =>
  resolveRedirects(pairs.map(([from, to]) => parse(from, to)))

describe('redirects', () => {
  it('lead to the present address of a document', () => {
    const target = { _type: 'person', slug: 'team', title: 'Team' }
    const entry = redirect.parse({ _id: 'one', from: '/people/crew/', to: null, target })
    expect(resolveRedirects([entry])).toEqual([{ from: '/people/crew/', to: '/people/team/' }])
  })

  it('reach the end of a chain in one step', () => {
    expect(resolve(['/a/', '/b/'], ['/b/', '/c/'], ['/c/', 'https://elsewhere.example/'])).toEqual([
      { from: '/a/', to: 'https://elsewhere.example/' },
      { from: '/b/', to: 'https://elsewhere.example/' },
      { from: '/c/', to: 'https://elsewhere.example/' },
    ])
  })

  it('still lead to a document that is about to move again', () => {
    const target = { _type: 'person', slug: 'team', title: 'Team' }
    const entries = ['/people/crew/', '/people/team/'].map((from) =>
      redirect.parse({ _id: from, from, to: null, target }),
    )
    expect(resolveRedirects(entries)).toEqual([{ from: '/people/crew/', to: '/people/team/' }])
  })

  it('lead to a document where another one used to be, and not on to that', () => {
    const person = (slug: string) => ({ _type: 'person', slug, title: slug })
    const entries = [
      redirect.parse({ _id: 'one', from: '/people/ann/', target: person('anna') }),
      redirect.parse({ _id: 'two', from: '/people/new-here/', target: person('ann') }),
      redirect.parse({ _id: 'three', from: '/new-here/', to: '/people/new-here/' }),
    ]
    expect(resolveRedirects(entries)).toEqual([
      { from: '/people/ann/', to: '/people/anna/' },
      { from: '/people/new-here/', to: '/people/ann/' },
      { from: '/new-here/', to: '/people/ann/' },
    ])
  })

  it('of two documents that changed places lead in no circle', () => {
    const person = (slug: string) => ({ _type: 'person', slug, title: slug })
    const entries = [
      redirect.parse({ _id: 'one', from: '/people/a/', target: person('b') }),
      redirect.parse({ _id: 'two', from: '/people/b/', target: person('a') }),
      redirect.parse({ _id: 'three', from: '/people/old/', target: person('b') }),
    ]
    expect(resolveRedirects(entries)).toEqual([{ from: '/people/old/', to: '/people/b/' }])
  })

  it('never lead in a circle', () => {
    expect(resolve(['/a/', '/b/'], ['/b/', '/a/'], ['/c/', '/a/'])).toEqual([])
  })

  it('that lead to something not published are left out', () => {
    expect(resolveRedirects([redirect.parse({ _id: 'one', from: '/a/' })])).toEqual([])
  })

  it.each(['javascript:alert(1)', '//elsewhere.example/', 'http://elsewhere.example', 'glossary'])(
    'never lead to %s',
    (to) => {
      expect(redirect.safeParse({ _id: 'one', from: '/a/', to }).success).toBe(false)
    },
  )

  it.each(['/', '/a', 'a/', '/a/#b', '//a/', '/a/../b'])('never lead away from %s', (from) => {
    expect(redirect.safeParse({ _id: 'one', from, to: '/b/' }).success).toBe(false)
  })
})

describe('a request for an old address', () => {
  const redirects = new Map([
    ['/old/', '/new/'],
    ['/older/', '/glossary/#term'],
    ['/outward/', 'https://elsewhere.example/?from=us'],
  ])
  const find = (address: string) => findRedirect(redirects, new URL(address, 'http://localhost'))

  it.each([
    ['/old/', '/new/'],
    ['/old', '/new/'],
    ['/old/?a=1&b=2', '/new/?a=1&b=2'],
    ['/older/?a=1', '/glossary/?a=1#term'],
    ['/outward/?a=1', 'https://elsewhere.example/?from=us&a=1'],
  ])('%s is sent to %s', (from, to) => {
    expect(find(from)).toBe(to)
  })

  it('is left alone when nothing leads away from it', () => {
    expect(find('/new/')).toBeUndefined()
    expect(find('/old/below/')).toBeUndefined()
  })
})
