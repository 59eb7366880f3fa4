import { describe, expect, it } from 'vitest'
import { describeCitation } from '../../../src/components/article/describe-citation.ts'
import { setOffersApart } from '../../../src/components/article/set-offers-apart.ts'
import { groupByLetter } from '../../../src/components/glossary/group-by-letter.ts'
import { listTerms } from '../../../src/components/portable-text/list-terms.ts'
import { prepareArticle } from '../../../src/components/portable-text/prepare-article.ts'
import {
  describeLengths,
  describeSchedule,
} from '../../../src/components/program/describe-schedule.ts'
import { islandProps } from '../../../src/components/program/island-props.ts'
import { upcomingCohorts } from '../../../src/components/program/upcoming-cohorts.ts'
import { mainLinks, markCurrent } from '../../../src/components/site/navigation.ts'
import { articleBody } from '../../../src/content/schemas/portable-text.ts'
import { cohort, program as programSchema } from '../../../src/content/schemas/program.ts'
import { siteSettings } from '../../../src/content/schemas/site-settings.ts'
import { rawCohort, rawProgram, rawSettings } from '../content/raw-documents.ts'

const program = (slug: string) =>
  ({ title: slug, slug, summary: 'A group.', kind: 'skills' }) as const
const card = (slug: string) => ({ _type: 'programCard', _key: slug, program: program(slug) })
const words = { _type: 'block', _key: 'words', children: [] }

describe('an article’s offers', () => {
  it('leave its text, the article’s own first and none twice', () => {
    const body = articleBody.parse([card('two'), words, card('one')])
    const { text, offers } = setOffersApart({ body, offer: program('one') })
    expect(text.map(({ _type }) => _type)).toEqual(['block'])
    expect(offers.map(({ slug }) => slug)).toEqual(['one', 'two'])
  })

  it('are none where nothing is offered', () => {
    const body = articleBody.parse([words])
    expect(setOffersApart({ body, offer: undefined }).offers).toEqual([])
  })
})

describe('how to cite', () => {
  const article = {
    title: 'Relational therapy',
    author: {
      name: 'Editorial team',
      slug: 'editorial-team',
      kind: 'team',
      credentials: undefined,
    },
    publishedAt: '2026-01-05T09:00:00Z',
    updatedAt: undefined,
  }

  it('names the version that was read', () => {
    const address = 'https://attune.example/approaches/relational-therapy/'
    expect(describeCitation(article, 'Attune', address)).toBe(
      `Editorial team (2026). Relational therapy. Attune. Published January 5, 2026. ${address}`,
    )
    expect(describeCitation({ ...article, updatedAt: '2026-03-05' }, 'Attune', address)).toContain(
      'Attune. Updated March 5, 2026.',
    )
    expect(describeCitation({ ...article, title: 'Does it work?' }, 'Attune', address)).toContain(
      'Does it work? Attune.',
    )
  })
})

describe('the glossary', () => {
  const term = (name: string) => ({
    _id: name,
    term: name,
    slug: 'x',
    definition: 'A word.',
    alsoKnownAs: [],
    relatedIds: [],
    related: [],
  })

  it('stands under the letters of the alphabet, accents aside, and under # what has none', () => {
    const letters = groupByLetter([term('5-HT'), term('ability'), term('Élan')])
    expect(letters).toHaveLength(27)
    const used = letters.filter(({ terms }) => terms.length > 0)
    expect(used.map(({ letter, id }) => [letter, id])).toEqual([
      ['A', 'letter-a'],
      ['E', 'letter-e'],
      ['#', 'letter-other'],
    ])
    expect(groupByLetter([term('ability')])).toHaveLength(26)
  })

  it('gives a text each of its terms once', () => {
    const mark = (slug: string, key: string) => ({
      _type: 'glossary' as const,
      _key: key,
      term: { term: slug, definition: 'A word.', slug },
    })
    const markDefs = [mark('b', '1'), mark('a', '2'), mark('b', '3')]
    const children = markDefs.map(({ _key }) => ({
      ...{ _type: 'span', _key, text: _key },
      marks: [_key],
    }))
    const { body } = prepareArticle(articleBody.parse([{ ...words, children, markDefs }]))
    expect(listTerms(body).map(({ slug }) => slug)).toEqual(['b', 'a'])
  })
})

describe('a program’s groups', () => {
  const now = Temporal.Instant.from('2026-11-23T12:00:00Z')
  const group = (changes: object) =>
    cohort.parse(
      rawCohort({
        startDate: '2026-12-08',
        localTime: '19:00',
        timeZone: 'America/New_York',
        skippedDates: null,
        ...changes,
      }),
    )

  it('are upcoming until they begin, while they take people', () => {
    const open = group({ _id: 'open', lastEnrolmentDate: '2026-11-23' })
    const all = [
      group({ _id: 'begun', startDate: '2026-11-17' }),
      group({ _id: 'closed', enrolment: 'closed' }),
      group({ _id: 'too-late', lastEnrolmentDate: '2026-11-22' }),
      open,
    ]
    expect(upcomingCohorts(all, open.program._id, now)).toEqual([open])
    expect(upcomingCohorts(all, 'another-program', now)).toEqual([])
  })

  it('are offered, or said to have begun, until the last session is over', () => {
    const all = [
      group({ _id: 'over', startDate: '2026-01-06' }),
      group({ _id: 'begun', startDate: '2026-11-17' }),
      group({ _id: 'to-come' }),
    ]
    const { cohorts } = islandProps(
      programSchema.parse(rawProgram()),
      all,
      siteSettings.parse(rawSettings()),
      now,
    )
    expect(cohorts.map(({ id }) => id)).toEqual(['begun', 'to-come'])
  })

  it('say when they meet and start in their own time zone', () => {
    expect(describeSchedule(group({}))).toEqual({
      meets: 'Tuesdays, 7:00 PM Eastern time',
      starts: 'December 8, 2026',
    })
  })

  it('say how long they run, whichever of them someone chooses', () => {
    const lengths = (...all: [weeks: number, minutes: number][]) =>
      describeLengths(all.map(([weeks, minutes]) => group({ weeks, minutes })))
    expect(lengths([10, 75])).toBe('10 weekly sessions of 75 minutes')
    expect(lengths([10, 90], [10, 75], [10, 90])).toBe('10 weekly sessions of 75 or 90 minutes')
    expect(lengths([12, 60], [1, 90])).toBe(
      '1 session of 90 minutes, or 12 weekly sessions of 60 minutes',
    )
  })
})

describe('the main links', () => {
  it('are the editors’ choice, or the sections of the site', () => {
    const chosen = [{ _key: 'one', label: 'About', href: '/about/' }]
    expect(mainLinks({ navigation: chosen })).toBe(chosen)
    expect(mainLinks({ navigation: [] }).map(({ href }) => href)).toContain('/approaches/')
  })

  it('mark the page itself and the section it lies in', () => {
    expect(markCurrent('/approaches/', '/approaches/')).toBe('page')
    expect(markCurrent('/approaches/', '/approaches/one/')).toBe('true')
    expect(markCurrent('/', '/approaches/')).toBeUndefined()
  })
})
