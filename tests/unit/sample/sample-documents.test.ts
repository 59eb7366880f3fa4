import { describe, expect, it } from 'vitest'
import type { Json, JsonFields } from '../../../studio/sample/sample-document.ts'
import { sampleDocuments } from '../../../studio/sample/sample-documents.ts'

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)
const isFields = (value: Json | undefined): value is JsonFields =>
  typeof value === 'object' && value !== null && !isList(value)
const listOf = (value: Json | undefined) => (isList(value) ? value : [])
const fieldsIn = (value: Json | undefined) => listOf(value).filter(isFields)
const field = (fields: JsonFields | undefined, name: string) => fields?.[name]
const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '')

/** The value itself and everything inside it, in reading order. */
const everythingIn = (value: Json): Json[] => {
  if (isList(value)) return [value, ...value.flatMap(everythingIn)]
  if (isFields(value)) return [value, ...Object.values(value).flatMap(everythingIn)]
  return [value]
}
const objectsIn = (value: Json) => everythingIn(value).filter(isFields)
const textsIn = (value: Json) => everythingIn(value).map(textOf).join('\n')

const now = Temporal.Instant.from('2026-11-23T11:00:00Z')
const documents = sampleDocuments(now)
const ofType = (type: string) => documents.filter((document) => document._type === type)
const articles = ofType('approach')

/** What a reader reads of a text, its blocks included: no keys, references, grades or tones. */
const RUNNING_TEXT = new Set([
  ...['text', 'title', 'statement', 'detail', 'note', 'caption', 'question', 'answer'],
  ...['cells', 'columns', 'steps'],
])
const runningTextOf = (value: Json | undefined): string[] => {
  if (isList(value)) return value.flatMap(runningTextOf)
  if (!isFields(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(RUNNING_TEXT.has(name) ? [inner, ...listOf(inner)].map(textOf) : []),
    ...runningTextOf(inner),
  ])
}
const countWords = (body: Json | undefined) =>
  runningTextOf(body)
    .join(' ')
    .match(/[\p{L}\p{N}][\p{L}\p{N}’'.-]*/gu)?.length ?? 0
const refersTo = (value: Json | undefined, id: string) =>
  objectsIn(value ?? null).some(({ _ref: target }) => target === id)

const citedIn = (body: Json) =>
  objectsIn(body).flatMap(({ _type: type, source, sources }) => {
    if (type === 'citation') return [textOf(source)]
    if (type === 'claim') return listOf(sources).map(textOf)
    return []
  })

describe('sample documents', () => {
  it('are the same on every run', () => {
    expect(sampleDocuments(now)).toEqual(documents)
  })

  it('have ids of their own', () => {
    const ids = documents.map((document) => document._id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('refer only to documents that exist', () => {
    const ids = new Set(documents.map((document) => document._id))
    const targets = objectsIn(documents)
      .filter(({ _type: type }) => type === 'reference')
      .map(({ _ref: target }) => textOf(target))
    expect(targets.length).toBeGreaterThan(0)
    expect(targets.filter((target) => !ids.has(target))).toEqual([])
  })

  it('have a key on every object in an array, used once', () => {
    for (const list of documents.flatMap(everythingIn).filter(isList)) {
      const members = list.filter(isFields)
      const keys = members.map(({ _key: key }) => textOf(key))
      expect(keys).not.toContain('')
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('mark spans only with decorators or with annotations of the same block', () => {
    for (const { children, markDefs } of objectsIn(documents)) {
      const defined = fieldsIn(markDefs).map(({ _key: key }) => textOf(key))
      const used = fieldsIn(children)
        .flatMap(({ marks }) => listOf(marks).map(textOf))
        .filter((mark) => mark !== 'strong' && mark !== 'em')
      expect(used).toEqual(defined)
    }
  })

  it('leave no span and no text empty', () => {
    expect(everythingIn(documents).filter((value) => value === '')).toEqual([])
  })

  it('are at least ten articles, 25 terms and eight topics', () => {
    expect(articles.length).toBeGreaterThanOrEqual(10)
    expect(ofType('glossaryTerm').length).toBeGreaterThanOrEqual(25)
    expect(ofType('topic').length).toBeGreaterThanOrEqual(8)
  })

  it('use every term and every topic in an article', () => {
    const unused = [...ofType('glossaryTerm'), ...ofType('topic')].filter(
      ({ _id: id }) =>
        !articles.some(({ body, topics }) => refersTo([body ?? null, topics ?? null], id)),
    )
    expect(unused.map(({ _id: id }) => id)).toEqual([])
  })

  it('lead to every article from the text of another', () => {
    const lonely = articles.filter(
      ({ _id: id }) => !articles.some(({ _id: other, body }) => other !== id && refersTo(body, id)),
    )
    expect(lonely.map(({ _id: id }) => id)).toEqual([])
  })

  it('have a drawing of its own for each article', () => {
    const seeds = articles.map(({ illustrationSeed }) => illustrationSeed)
    expect(new Set(seeds).size).toBe(articles.length)
  })

  it('name nobody as a reviewer and no review date', () => {
    for (const article of articles) {
      expect(article).not.toHaveProperty('reviewer')
      expect(article).not.toHaveProperty('reviewedAt')
    }
    expect(ofType('person').filter(({ kind }) => kind === 'reviewer')).toEqual([])
  })
})

describe.each(articles.map((article) => ({ id: article._id, article })))('$id', ({ article }) => {
  const { body = [], definition, sources } = article

  it('lists its sources in the order in which the text first cites them', () => {
    const listed = fieldsIn(sources).map(({ _key: key }) => textOf(key))
    expect([...new Set(citedIn(body))]).toEqual(listed)
  })

  it('gives every claim a source', () => {
    const claims = objectsIn(body).filter(({ _type: type }) => type === 'claim')
    expect(claims.length).toBeGreaterThanOrEqual(4)
    expect(claims.filter((claim) => listOf(field(claim, 'sources')).length === 0)).toEqual([])
  })

  it('has 900 words or more of running text', () => {
    expect(countWords(body)).toBeGreaterThanOrEqual(900)
  })

  it('gives only well-formed DOIs, each without the resolver in front', () => {
    const dois = fieldsIn(sources).flatMap(({ doi }) => (doi === undefined ? [] : [textOf(doi)]))
    expect(dois.length).toBeGreaterThan(0)
    expect(dois.filter((doi) => !/^10\.\d{4,9}\/[^\s/]\S*$/.test(doi))).toEqual([])
  })

  it('says where help is in a crisis, and what counts against its claims', () => {
    const text = runningTextOf(body).join(' ')
    expect(objectsIn(body).map(({ _type: type }) => type)).toContain('crisisHelp')
    expect(text).toMatch(/count(s|ed) against|no randomized trial/i)
  })

  it('links to other articles, and is not related to itself', () => {
    const others = articles.filter(
      ({ _id: other }) => other !== article._id && refersTo(body, other),
    )
    expect(others.length).toBeGreaterThanOrEqual(1)
    expect(refersTo(article['related'], article._id)).toBe(false)
  })

  it('has its sections in the order of an approach article', () => {
    const headings = fieldsIn(body)
      .filter(({ style }) => style === 'h2')
      .map(({ children }) => textsIn(fieldsIn(children).map(({ text }) => textOf(text))).trim())
    expect(headings).toEqual([
      'What it is',
      'Who it may and may not suit',
      'What a first session is like',
      'Techniques',
      'What the evidence says',
      'Limits and risks',
      'How it compares',
      'History',
      'Questions people ask',
      'Terms',
    ])
  })

  it('is defined in one sentence of at most 240 characters', () => {
    expect(textOf(definition)).toMatch(/^[^.?!]{40,239}\.$/)
  })

  it('never shortens relational-cultural therapy or randomized controlled trial to RCT', () => {
    expect(textsIn(article)).not.toContain('RCT')
  })
})

describe('sample programs', () => {
  it('have as many weeks in their outline as each of their groups', () => {
    for (const { program, weeks } of ofType('cohort')) {
      const id = isFields(program) ? field(program, '_ref') : undefined
      const outline = field(
        documents.find((document) => document._id === id),
        'outline',
      )
      expect(listOf(outline)).toHaveLength(Number(weeks))
    }
  })

  it('give the participants’ figure only as an outcome, with where it comes from', () => {
    const withFigure = objectsIn(documents).filter((fields) =>
      Object.values(fields).some((value) => textOf(value).includes('70%')),
    )
    expect(withFigure.map(({ _type: type }) => type)).toEqual(['outcome'])
    expect(textOf(field(withFigure[0], 'source'))).toMatch(/^Feedback from participants/)
  })
})

describe.each([
  ['an ordinary Monday', '2026-11-23T11:00:00Z'],
  ['the last evening of the year in New York', '2027-01-01T04:30:00Z'],
  ['the first morning of the year', '2027-01-01T12:00:00Z'],
  ['the end of February in a leap year', '2028-02-28T20:00:00Z'],
  ['the weeks before daylight saving ends', '2026-10-18T03:59:59Z'],
  ['the night daylight saving starts', '2027-03-14T07:00:00Z'],
])('sample groups imported on %s', (_, instant) => {
  const imported = Temporal.Instant.from(instant)
  const groups = sampleDocuments(imported).filter(({ _type: type }) => type === 'cohort')

  it('start two to six weeks later, in the evening', () => {
    expect(groups).toHaveLength(4)
    for (const { startDate, localTime, timeZone } of groups) {
      const zone = textOf(timeZone)
      const today = imported.toZonedDateTimeISO(zone).toPlainDate()
      const { days } = today.until(textOf(startDate), { largestUnit: 'days' })
      expect(days).toBeGreaterThanOrEqual(14)
      expect(days).toBeLessThanOrEqual(42)
      const { hour } = Temporal.PlainTime.from(textOf(localTime))
      expect(hour).toBeGreaterThanOrEqual(17)
      expect(hour).toBeLessThanOrEqual(20)
    }
  })

  it('start on the weekday their id names', () => {
    for (const { _id: id, startDate } of groups) {
      const weekday = Temporal.PlainDate.from(textOf(startDate)).toLocaleString('en-US', {
        weekday: 'long',
      })
      expect(textOf(id)).toContain(weekday.toLowerCase())
    }
  })

  it('skip only dates on which they would meet', () => {
    const skipping = groups.filter(({ skippedDates }) => skippedDates !== undefined)
    expect(skipping).toHaveLength(1)
    for (const { startDate, skippedDates, weeks } of skipping) {
      const start = Temporal.PlainDate.from(textOf(startDate))
      for (const skipped of listOf(skippedDates).map(textOf)) {
        const { days } = start.until(skipped, { largestUnit: 'days' })
        expect(days % 7).toBe(0)
        expect(days).toBeGreaterThan(0)
        expect(days).toBeLessThan(Number(weeks) * 7)
      }
    }
  })
})
