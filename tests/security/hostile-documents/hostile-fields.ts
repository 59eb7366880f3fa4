import { type HostileDocument, hostile } from './hostile-document.ts'
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS } from './hostile-texts.ts'
import {
  type LakeDocument,
  soundArticle,
  soundCohort,
  soundEveryBlock,
  soundPage,
  soundPerson,
  soundProgram,
  soundRedirect,
  soundTerm,
  soundTopic,
  weakReference,
} from './sound-documents.ts'

/** Fields that people write words into. */
const WORDS = new Set(
  'title summary text caption cells columns steps note question answer definition alsoKnownAs whoFor format usualLength contentNote conflictOfInterest seoTitle seoDescription authors publication suits description session statement priceNote name credentials bio term'.split(
    ' ',
  ),
)

/** The value with `words` in place of all words that people wrote. */
function reword(value: unknown, words: string, field = ''): unknown {
  if (typeof value === 'string') return WORDS.has(field) ? words : value
  if (Array.isArray(value)) return value.map((part) => reword(part, words, field))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, reword(part, words, name)]),
  )
}

const reworded = (name: string, before: LakeDocument, words: string) =>
  hostile(name, before, Object(reword(before, words)))

const ALL_TEXTS = Object.values(HOSTILE_TEXTS).join(' ')

/** Every text in each place for words: pages and articles one by one, other types all at once. */
export const HOSTILE_WORDS: readonly HostileDocument[] = [
  ...Object.entries(HOSTILE_TEXTS).flatMap(([name, words], at) => [
    reworded(`a page of ${name}`, soundEveryBlock(`text-${at}`), words),
    reworded(`an article of ${name}`, soundArticle(`text-${at}`), words),
  ]),
  reworded('a program of all hostile texts', soundProgram('text'), ALL_TEXTS),
  reworded('a person of all hostile texts', soundPerson('text'), ALL_TEXTS),
  reworded('a topic of all hostile texts', soundTopic('text'), ALL_TEXTS),
  reworded('a term of all hostile texts', soundTerm('text'), ALL_TEXTS),
]

const source = (more: object) => ({
  sources: [{ ...{ _key: 's', authors: 'A', year: 2020, title: 'T', publication: 'P' }, ...more }],
})

let count = 0
function next(): string {
  count += 1
  return `field-${count}`
}
const article = (name: string, changes: object, refused?: RegExp) =>
  hostile(`an article with ${name}`, soundArticle(next()), changes, refused)
const page = (name: string, changes: object, refused?: RegExp) =>
  hostile(`a page with ${name}`, soundPage(next()), changes, refused)
const cohort = (name: string, changes: object, refused?: RegExp) =>
  hostile(`a group with ${name}`, soundCohort(next()), changes, refused)
const redirect = (name: string, changes: object, refused?: RegExp) =>
  hostile(`a redirect with ${name}`, soundRedirect(next()), changes, refused)

const SLUGS: readonly (readonly [string, unknown, RegExp])[] = [
  ['an address that climbs', '../../etc', /^slug: may only hold/],
  ['a slash in its address', 'a/b', /^slug: may only hold/],
  ['a hidden slash in its address', 'a%2fb', /^slug: may only hold/],
  ['a backslash in its address', 'a\\b', /^slug: may only hold/],
  ['dots for an address', '..', /^slug: may only hold/],
  ['other letters in its address', 'für-dich', /^slug: may only hold/],
  ['letters that look like others in its address', 'аbout', /^slug: may only hold/],
  ['capitals in its address', 'Admin', /^slug: may only hold/],
  ['a number for an address', 7, /^slug: must be text/],
  ['a list for an address', ['a'], /^slug: must be text/],
  ['an address of nothing', '', /^slug: may only hold/],
  ['an address without end', 'a'.repeat(5_000), /^slug: may have 200/],
  ['no address', undefined, /^slug: is missing/],
]

const ARTICLES: readonly HostileDocument[] = [
  ...Object.entries(HOSTILE_ADDRESSES).map(([name, url]) =>
    article(`a source at ${name}`, source({ url }), /^sources\[0\]\.url: must be a full address/),
  ),
  ...SLUGS.map(([name, current, refused]) => article(name, { slug: { current } }, refused)),
  article(
    'a day of publication that is none',
    { publishedAt: 'soon' },
    /^publishedAt: must be a date/,
  ),
  article(
    'the 31st of February',
    { publishedAt: '2026-02-31T09:00:00Z' },
    /^publishedAt: must be a date/,
  ),
  article('a number for its day', { publishedAt: 1_700_000_000 }, /^publishedAt: must be a date/),
  article('no day of publication', { publishedAt: undefined }, /^publishedAt: /),
  article('a change on no day', { updatedAt: '2026-13-45' }, /^updatedAt: must be a date/),
  article(
    'a source of the year NaN',
    source({ year: Number.NaN }),
    /^sources\[0\]\.year: is missing/,
  ),
  article(
    'a source of the year 1e308',
    source({ year: 1e308 }),
    /^sources\[0\]\.year: must be a whole/,
  ),
  article(
    'a DOI that leads elsewhere',
    source({ doi: '"><script>' }),
    /^sources\[0\]\.doi: must be a DOI/,
  ),
  article('sources that are text', { sources: 'Freud' }),
  article('a title that is a number', { title: 7 }, /^title: must be text/),
  article('a title of blanks', { title: ' \u0000 \n ' }, /^title: is empty/),
  article('a title that is an object', { title: { en: 'x' } }, /^title: must be text/),
  article('no author', { author: undefined }, /^author: is missing/),
  article('an author who is nobody', { author: weakReference('nobody') }, /^author: is missing/),
  article(
    'an article for an author',
    { author: weakReference('approach-relational-therapy') },
    /^author\.name: /,
  ),
  article(
    'itself for an author',
    { author: weakReference(`hostile-approach-field-${count + 1}`) },
    /^author\.name: /,
  ),
  article('a reference that is none', { author: { _ref: 7 } }, /^author/),
  article(
    'a topic that is nothing',
    { topics: [weakReference('nothing', { _key: 't' })] },
    /^topics\[0\]: /,
  ),
  article(
    'a program for a topic',
    { topics: [weakReference('program-dbt-skills-group', { _key: 't' })] },
    /^topics\[0\]\._type: refers to something that is not a topic/,
  ),
  article('itself as related', {
    related: [weakReference(`hostile-approach-field-${count + 1}`, { _key: 'r' })],
  }),
  article(
    'evidence from a prototype',
    { atAGlance: { whoFor: 'a', format: 'b', usualLength: 'c', evidence: 'constructor' } },
    /evidence: must be/,
  ),
  article('facts that are a list', { atAGlance: ['x'] }, /evidence: must be|atAGlance/),
  article('a seed beyond all numbers', { illustrationSeed: 1e300 }, /^illustrationSeed: /),
  article(
    'a reviewer without a day',
    { reviewer: weakReference('person-editorial-team') },
    /^reviewedAt: is missing/,
  ),
]

/** Two articles that name one another, so that following them would never end. */
const CIRCLE: readonly HostileDocument[] = ['one', 'two'].map((name) =>
  hostile(`article ${name} of two that name one another`, soundArticle(`circle-${name}`), {
    related: [
      weakReference(`hostile-approach-circle-${name === 'one' ? 'two' : 'one'}`, { _key: 'r' }),
    ],
  }),
)

const PAGES: readonly HostileDocument[] = [
  page(
    'an address that another has',
    { slug: { current: 'hostile-body-no-words-at-all' } },
    /^slug: belongs to "hostile-page-body-no-words-at-all" already/,
  ),
  ...['api', 'staff', 'dev', 'healthz', 'media', '404', '500', 'approaches'].map((current) =>
    page(`the address ${current}`, { slug: { current } }, /^slug: is the name of a section/),
  ),
  page(
    'names of prototypes for fields',
    JSON.parse('{"__proto__":{"title":"x"},"constructor":{"prototype":{"polluted":true}}}'),
  ),
]

const COHORTS: readonly HostileDocument[] = [
  cohort('a capacity of -1', { capacity: -1 }, /^capacity: must be a whole number/),
  cohort('a capacity of a milliard', { capacity: 1e9 }, /^capacity: must be a whole number/),
  cohort('a capacity of NaN', { capacity: Number.NaN }, /^capacity: is missing/),
  cohort('a capacity in words', { capacity: 'eight' }, /^capacity: must be a whole number/),
  cohort('half a seat', { capacity: 1.5 }, /^capacity: must be a whole number/),
  cohort(
    'a zone that is none',
    { timeZone: 'Mars/Olympus' },
    /^timeZone: is not an IANA time zone/,
  ),
  cohort('an offset for a zone', { timeZone: '+05:30' }, /^timeZone: is not an IANA time zone/),
  cohort('a zone that climbs', { timeZone: '../../etc/localtime' }, /^timeZone: is not an IANA/),
  cohort('a start that is no day', { startDate: '2027-02-30' }, /^startDate: must be a date/),
  cohort('a start at the end of time', { startDate: '9999-12-31' }, /^startDate: must lie/),
  cohort('a start long ago', { startDate: '0001-01-01' }, /^startDate: must lie/),
  cohort('an hour that is none', { localTime: '25:61' }, /^localTime: must be HH:MM/),
  cohort('weeks without end', { weeks: 1e6 }, /^weeks: must be a whole number/),
  cohort('skipped days that are text', { skippedDates: 'all' }, /^skippedDates: /),
  cohort('a program that is nothing', { program: weakReference('nothing') }),
  cohort(
    'an article for a program',
    { program: weakReference('approach-relational-therapy') },
    /^program\./,
  ),
]

const REDIRECTS: readonly HostileDocument[] = [
  redirect(
    'a script to lead to',
    { to: 'javascript:window.attuneRan=true' },
    /^to: must be a path/,
  ),
  redirect('an insecure address to lead to', { to: 'http://evil.example/' }, /^to: must be a path/),
  redirect('another host without a scheme', { to: '//evil.example/' }, /^to: must be a path/),
  redirect('a backslash to lead to', { to: '/\\evil.example/' }, /^to: must be a path/),
  redirect(
    'a second header',
    { to: 'https://example.org/\r\nSet-Cookie: a=b' },
    /^to: must be a path/,
  ),
  redirect(
    'a second rule',
    { to: 'https://example.org/\n/* https://evil.example/ 200' },
    /^to: must be a path/,
  ),
  redirect(
    'a name that poses as ours',
    { to: 'https://attune.example@evil.example/' },
    /^to: must be a path/,
  ),
  redirect('the home page to leave', { from: '/' }, /^from: must be a path below/),
  redirect('a pattern to leave', { from: '/*' }, /^from: must be a path of this site/),
  redirect('itself to lead to', { to: `/hostile-old-field-${count + 1}/` }),
]

/** Fields other than bodies and words. */
export const HOSTILE_FIELDS: readonly HostileDocument[] = [
  ...ARTICLES,
  ...CIRCLE,
  ...PAGES,
  ...COHORTS,
  ...REDIRECTS,
  hostile('a person of an unknown kind', soundPerson('kind'), { kind: 'admin' }, /^kind: must be/),
  hostile(
    'a person licensed nowhere',
    soundPerson('state'),
    { licenceStates: ['<b>'] },
    /^licenceStates\[0\]: /,
  ),
  hostile('a topic without a title', soundTopic('title'), { title: null }, /^title: is missing/),
  hostile(
    'a term without a meaning',
    soundTerm('meaning'),
    { definition: [] },
    /^definition: must be/,
  ),
  hostile(
    'a program of an unknown kind',
    soundProgram('kind'),
    { kind: 'constructor' },
    /^kind: must be/,
  ),
  hostile(
    'a program for no state',
    soundProgram('states'),
    { eligibility: 'states', eligibleStates: [] },
    /^eligibleStates: is empty/,
  ),
]
