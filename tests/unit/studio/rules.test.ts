import { afterEach, describe, expect, it, vi } from 'vitest'
import { findMove } from '../../../studio/actions/keep-links.ts'
import { describeRoom } from '../../../studio/schema/inputs/length-hint.tsx'
import { requireOneOf } from '../../../studio/schema/rules/conditions.ts'
import { checkRedirectTarget } from '../../../studio/schema/rules/redirects.ts'
import {
  checkArticleSlug,
  checkReservedSlug,
  checkSitePath,
} from '../../../studio/schema/rules/site-paths.ts'
import { checkSourcesForGrade } from '../../../studio/schema/rules/sources.ts'
import { checkDayHasCome } from '../../../studio/schema/rules/times.ts'

describe('rules of the form', () => {
  it('let evidence be called strong only with a source to look it up in', () => {
    const check = (grade: string, sources: unknown[]) =>
      checkSourcesForGrade(grade, { document: { sources } })
    expect(check('strong', [])).toMatch(/needs at least one source before it can say “strong/)
    expect(check('emerging', [])).toBe(true)
    expect(check('strong', [{ _key: 'a', title: 'A study' }])).toBe(true)
  })

  it('ask for exactly one of two fields', () => {
    const check = requireOneOf('to', 'Choose one.')
    expect(check(undefined, { parent: {} })).toBe('Choose one.')
    expect(check(undefined, { parent: { to: '/a/' } })).toBe(true)
    expect(check({ _ref: 'x' }, { parent: { to: '/a/' } })).toMatch(/Only one/)
  })

  it.each([
    ['/glossary/', true],
    ['/glossary/#empathy', true],
    ['glossary', false],
    ['/glossary', false],
    ['//elsewhere.example/', false],
    ['https://elsewhere.example/', false],
  ])('take %s for a path of the site: %s', (path, isPath) => {
    expect(checkSitePath(path, {}) === true).toBe(isPath)
  })

  it('never let a redirect lead back, or anywhere but on over https', () => {
    const check = (to: string) => checkRedirectTarget(to, { parent: { from: '/a/' } })
    expect(check('/a/')).toMatch(/leads back/)
    expect(check('javascript:alert(1)')).not.toBe(true)
    expect(check('http://elsewhere.example/')).not.toBe(true)
    expect(check('https://elsewhere.example/page')).toBe(true)
  })

  it('keep the site’s own sections free of pages', () => {
    expect(checkReservedSlug({ _type: 'slug', current: 'glossary' }, {})).toMatch(
      /belongs to the site/,
    )
    expect(checkReservedSlug({ _type: 'slug', current: 'about' }, {})).toBe(true)
    expect(checkArticleSlug({ _type: 'slug', current: 'page' }, {})).toMatch(/list of articles/)
    expect(checkArticleSlug({ _type: 'slug', current: 'pages' }, {})).toBe(true)
  })
})

describe('the day of a review', () => {
  afterEach(() => vi.useRealTimers())

  it('may be any that has come, in a Studio that was opened days before', () => {
    vi.useFakeTimers({ now: Date.parse('2026-03-02T12:00:00Z') })
    const check = (date: string) => checkDayHasCome(date, {})
    expect(check('2026-03-02')).toBe(true)
    // Already so where an editor is, and not yet where the clock of UTC is.
    expect(check('2026-03-03')).toBe(true)
    expect(check('2026-03-05')).toMatch(/still to come/)
    vi.setSystemTime(Date.parse('2026-03-05T12:00:00Z'))
    expect(check('2026-03-05')).toBe(true)
  })
})

describe('what the form says of a document', () => {
  it('is how many characters are left', () => {
    expect(describeRoom(undefined, 5)).toBeUndefined()
    expect(describeRoom('four', 5)).toBe('1 character left')
    expect(describeRoom('longer', 5)).toBe('1 character too many')
  })

  it('is where its page moves, if it has one and it moves', () => {
    const at = (current: string, _type = 'approach') => ({ _id: 'a', _type, slug: { current } })
    expect(findMove(at('old'), at('new'))).toEqual({
      from: '/approaches/old/',
      to: '/approaches/new/',
    })
    expect(findMove(at('old'), at('old'))).toBeUndefined()
    expect(findMove(null, at('new'))).toBeUndefined()
    expect(findMove(at('old', 'glossaryTerm'), at('new', 'glossaryTerm'))).toBeUndefined()
  })
})
