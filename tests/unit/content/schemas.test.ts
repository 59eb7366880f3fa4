import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { ContentError } from '../../../src/content/content-error.ts'
import { parseDocument } from '../../../src/content/parse-document.ts'
import type { RawDocument } from '../../../src/content/raw-document.ts'
import { approach, approachHead } from '../../../src/content/schemas/approach.ts'
import { cohort, program, programHead } from '../../../src/content/schemas/program.ts'
import { siteSettings } from '../../../src/content/schemas/site-settings.ts'
import {
  paragraph,
  rawApproach,
  rawApproachHead,
  rawCohort,
  rawProgram,
  rawSettings,
  rawSource,
} from './raw-documents.ts'

/** What an editor is told, line by line; empty when the document is sound. */
function refusals(schema: z.ZodType, raw: RawDocument): string[] {
  try {
    parseDocument(schema, raw)
    return []
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.issues.map(({ field, reason }) => `${field} ${reason}`)
  }
}

const refusalsOfBlock = (block: Readonly<Record<string, unknown>>) =>
  refusals(approach, rawApproach({ body: [block] }))

const table = (rows: readonly (readonly string[])[], columns = ['', 'Mornings']) => ({
  _type: 'comparisonTable',
  _key: 't1',
  caption: 'A comparison',
  columns,
  rows: rows.map((cells, index) => ({ _key: `r${index}`, cells })),
})
const picture = { assetId: 'image-0a1b-640x480-png', alt: 'Two people talking' }
const figure = (image: unknown) => ({ _type: 'figure', _key: 'f1', image })
const reviewer = { name: 'R. Reviewer', slug: 'r-reviewer' }

describe('sound documents', () => {
  it.each([
    ['approach', approach, rawApproach()],
    ['approach in a list', approachHead, rawApproachHead()],
    ['reviewed approach', approach, rawApproach({ reviewer, reviewedAt: '2026-02-01' })],
    ['program', program, rawProgram()],
    ['program in a list', programHead, rawProgram()],
    ['program for everyone', program, rawProgram({ eligibility: 'everywhere' })],
    ['cohort', cohort, rawCohort()],
    ['settings', siteSettings, rawSettings()],
  ])('are accepted: %s', (_, schema, raw) => {
    expect(refusals(schema, raw)).toEqual([])
  })

  it.each([
    ['a comparison table', table([['Cost', 'Low']])],
    ['a figure', figure(picture)],
    ['a cited source', paragraph([{ _type: 'citation', _key: 'c1', source: 'first' }])],
  ])('may hold %s', (_, block) => {
    expect(refusalsOfBlock(block)).toEqual([])
  })
})

describe('texts that editors began and left empty', () => {
  it('are none: what stands in for a missing one stands in for them', () => {
    const note = { _type: 'callout', _key: 'c1', tone: 'note', title: '', text: 'Mind.' }
    const read = approach.parse(
      rawApproach({ seoTitle: '', seoDescription: ' ', alsoKnownAs: ['', 'RT '], body: [note] }),
    )
    expect(read).toMatchObject({ alsoKnownAs: ['RT'], body: [{ title: undefined }] })
    expect(read.seoTitle).toBeUndefined()
    expect(read.seoDescription).toBeUndefined()
    expect(program.parse(rawProgram({ session: '' })).session).toBeUndefined()
  })
})

describe('blocks of a text', () => {
  it('are refused when the site does not know them', () => {
    expect(refusalsOfBlock({ _type: 'marquee', _key: 'm1' })).toEqual([
      'body[0]._type is a kind of block this site does not know',
    ])
  })

  it('are refused when the site does not know a mark in them', () => {
    expect(refusalsOfBlock(paragraph([{ _type: 'blink', _key: 'm1' }]))).toEqual([
      'body[0].markDefs[0]._type is a kind of mark this site does not know',
    ])
  })

  it.each(['javascript:alert(1)', 'data:text/html,hello', '//elsewhere.example', 'elsewhere'])(
    'never link to %s',
    (href) => {
      const link = { _type: 'link', _key: 'l1', kind: 'external', href }
      expect(refusalsOfBlock(paragraph([link]))).toEqual([
        'body[0].markDefs[0].href must be a full address that starts with https://, mailto:, tel: or sms:',
      ])
    },
  )

  it('are refused when a link leads nowhere', () => {
    const link = { _type: 'link', _key: 'l1', kind: 'internal', target: null }
    expect(refusalsOfBlock(paragraph([link]))).toEqual([
      'body[0].markDefs[0] leads nowhere: choose a document or give an address',
    ])
  })

  it('are refused when a figure has no picture or nobody described it', () => {
    expect(refusalsOfBlock(figure({ assetId: null, alt: 'A picture' }))).toEqual([
      'body[0].image.assetId has no picture chosen',
    ])
    expect(refusalsOfBlock(figure({ ...picture, alt: null }))).toEqual([
      'body[0].image.alt needs a description for people who can’t see it',
    ])
  })

  it('are refused when the rows of a comparison table are uneven', () => {
    expect(refusalsOfBlock(table([['Cost', 'Low'], ['Length']]))).toEqual([
      'body[0] needs as many cells in each row as there are columns',
    ])
  })

  it('are refused when a claim rests on nothing', () => {
    const claim = { _type: 'claim', _key: 'c1', statement: 'It helps.', grade: 'strong' }
    expect(refusalsOfBlock({ ...claim, sources: [] })).toEqual([
      'body[0].sources needs at least one source',
    ])
  })

  it('are taken when a card or a link leads to a document that is not published yet', () => {
    const reference = { _type: 'reference', _ref: 'program-later' }
    const link = { _type: 'link', _key: 'l1', kind: 'internal', reference, target: null }
    expect(refusalsOfBlock(paragraph([link]))).toEqual([])
    expect(refusalsOfBlock({ _type: 'programCard', _key: 'p1', program: null })).toEqual([])
  })
})

describe('an approach', () => {
  it('is refused when a text or a claim cites a source it does not list', () => {
    const reason = 'cites the source "gone", which is not among the article\'s sources'
    const citing = paragraph([{ _type: 'citation', _key: 'c1', source: 'gone' }])
    const claim = { _type: 'claim', _key: 'c2', statement: 'It helps.', grade: 'limited' }
    const body = [citing, { ...claim, sources: ['first', 'gone'] }]
    expect(refusals(approach, rawApproach({ body }))).toEqual([
      `body[0] ${reason}`,
      `body[1] ${reason}`,
    ])
  })

  it('is refused with a reviewer but no date, and with a date but no reviewer', () => {
    const reason = 'is missing: reviewer and review date only count together'
    expect(refusals(approach, rawApproach({ reviewer }))).toEqual([`reviewedAt ${reason}`])
    expect(refusals(approach, rawApproach({ reviewedAt: '2026-02-01' }))).toEqual([
      `reviewer ${reason}`,
    ])
  })

  it('is refused without an author who is published', () => {
    expect(refusals(approach, rawApproach({ author: null }))).toEqual([
      'author is missing, or refers to a person who is not published',
    ])
  })

  it('is refused when a source has no real DOI', () => {
    expect(refusals(approach, rawApproach({ sources: [rawSource({ doi: 'doi:10' })] }))).toEqual([
      'sources[0].doi must be a DOI such as 10.1037/a0033121',
    ])
  })

  it('is refused in a list when its address or its evidence is not one', () => {
    const raw = rawApproachHead({ slug: 'Not/An Address', evidence: 'certain' })
    expect(refusals(approachHead, raw)).toEqual([
      'slug may only hold small letters, digits and single hyphens',
      'evidence must be strong, moderate, limited or emerging',
    ])
  })

  it('is refused at the address below which the list of articles goes on', () => {
    const reason = 'slug is where the later pages of the list are: choose another address'
    expect(refusals(approachHead, rawApproachHead({ slug: 'page' }))).toEqual([reason])
    expect(refusals(approach, rawApproach({ slug: 'page' }))).toEqual([reason])
  })
})

describe('a program', () => {
  it('is refused when it is open to states but names none', () => {
    expect(refusals(program, rawProgram({ eligibleStates: null }))).toEqual([
      'eligibleStates is empty: name the states, or open the program to everyone',
    ])
  })

  it('is refused when a state is not a two-letter code or its kind is unknown', () => {
    const raw = rawProgram({ kind: 'course', eligibleStates: ['NY', 'Florida'] })
    for (const schema of [program, programHead]) {
      expect(refusals(schema, raw)).toEqual([
        'kind must be therapy or skills',
        'eligibleStates[1] must be a two-letter state code',
      ])
    }
  })
})

describe('a cohort', () => {
  it.each([
    ['timeZone', 'America/Gotham', 'is not an IANA time zone'],
    ['timeZone', null, 'is missing'],
    ['localTime', '24:00', 'must be HH:MM'],
    ['startDate', '2027-02-30', 'must be a date such as 2026-03-05'],
    ['capacity', null, 'is missing'],
    ['enrolment', 'maybe', 'must be open or closed'],
    ['program', null, 'is missing, or refers to a program that is not published'],
  ])('is refused when its %s is %s', (field, value, reason) => {
    expect(refusals(cohort, rawCohort({ [field]: value }))).toEqual([`${field} ${reason}`])
  })
})

describe('the settings', () => {
  it('are refused without a crisis line', () => {
    expect(refusals(siteSettings, rawSettings({ crisisLines: [] }))).toEqual([
      'crisisLines must hold at least one line: every page shows where to find help in a crisis',
    ])
    expect(refusals(siteSettings, rawSettings({ crisisLines: null }))).toHaveLength(1)
  })

  it('are refused when a crisis line leads to a script', () => {
    const line = { _key: 'one', label: 'Help', instruction: 'Press', href: 'javascript:alert(1)' }
    expect(refusals(siteSettings, rawSettings({ crisisLines: [line] }))).toEqual([
      'crisisLines[0].href must be a full address that starts with https://, mailto:, tel: or sms:',
    ])
  })
})
