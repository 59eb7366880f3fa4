import { describe, expect, it } from 'vitest'
import { listLocations } from '../../../studio/presentation/locations.ts'

const approach = { _type: 'approach', name: 'Relational therapy', slug: 'relational-therapy' }
const program = { _type: 'program', name: 'A group', slug: 'a-group' }
const hrefs = (state: ReturnType<typeof listLocations>) => state.locations?.map(({ href }) => href)

describe('where a document is shown', () => {
  it('lists its own page first, then the pages that use it, then its list', () => {
    const state = listLocations('approach', { self: approach, users: [program, approach] })
    expect(hrefs(state)).toEqual([
      '/approaches/relational-therapy/',
      '/programs/a-group/',
      '/approaches/',
    ])
    expect(state.locations?.[0]?.title).toBe('Relational therapy · Approach')
  })

  it('leads from a group to the page of its program', () => {
    const self = { _type: 'cohort', program }
    expect(hrefs(listLocations('cohort', { self, users: [] }))).toEqual(['/programs/a-group/'])
    expect(listLocations('cohort', { self: { _type: 'cohort' }, users: [] }).message).toMatch(
      /program/,
    )
  })

  it.each([
    ['person', '/people/ada/'],
    ['topic', '/topics/ada/'],
    ['page', '/ada/'],
    ['glossaryTerm', '/glossary/#ada'],
  ])('shows a %s at its address and on the pages that use it', (type, own) => {
    const self = { _type: type, name: 'Ada', slug: 'ada' }
    expect(hrefs(listLocations(type, { self, users: [approach] }))?.slice(0, 2)).toEqual([
      own,
      '/approaches/relational-therapy/',
    ])
  })

  it('says what is missing while there is no address, and where settings and redirects count', () => {
    const self = { _type: 'approach', name: 'New' }
    expect(listLocations('approach', { self, users: [] })).toMatchObject({
      tone: 'caution',
      locations: [],
    })
    expect(
      hrefs(listLocations('siteSettings', { self: { _type: 'siteSettings' }, users: [] })),
    ).toContain('/')
    // It has no page of its own on which it could be seen.
    expect(listLocations('redirect', { self: null, users: [] }).message).not.toContain('page')
    const redirect = { _type: 'redirect', from: '/old/' }
    expect(listLocations('redirect', { self: redirect, users: [] }).message).toContain('/old/')
    expect(hrefs(listLocations('homePage', { self: { _type: 'homePage' }, users: [] }))).toEqual([
      '/',
    ])
  })
})
