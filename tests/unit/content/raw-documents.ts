import type { RawDocument } from '../../../src/content/raw-document.ts'

/** Documents as the site's queries answer them: sound unless `changes` breaks a field. */
type Changes = Readonly<Record<string, unknown>>

/** A paragraph; `markDefs` are the marks that its only span carries. */
export function paragraph(markDefs: readonly Changes[] = []) {
  const span = { _type: 'span', _key: 's1', text: 'A text.', marks: markDefs.map((m) => m['_key']) }
  return { _type: 'block', _key: 'b1', style: 'normal', children: [span], markDefs }
}

export function rawSource(changes: Changes = {}) {
  return {
    _key: 'first',
    authors: 'A. Author',
    year: 1991,
    title: 'A book',
    publication: 'A press',
    ...changes,
  }
}

export function rawApproachHead(changes: Changes = {}): RawDocument & Changes {
  return {
    _id: 'approach-one',
    _type: 'approach',
    title: 'Relational therapy',
    slug: 'relational-therapy',
    definition: 'A therapy that works on how people connect.',
    evidence: 'moderate',
    topics: [{ _type: 'topic', title: 'Relationships', slug: 'relationships' }],
    publishedAt: '2026-01-05T09:00:00Z',
    ...changes,
  }
}

export function rawApproach(changes: Changes = {}): RawDocument & Changes {
  return rawApproachHead({
    author: { name: 'The editors', slug: 'editors', credentials: null },
    atAGlance: {
      whoFor: 'Adults',
      format: 'Talking',
      usualLength: 'A year',
      evidence: 'moderate',
    },
    body: [paragraph()],
    sources: [rawSource()],
    ...changes,
  })
}

export function rawProgram(changes: Changes = {}): RawDocument & Changes {
  return {
    _id: 'program-one',
    _type: 'program',
    title: 'A group',
    slug: 'a-group',
    kind: 'therapy',
    summary: 'A group that meets online.',
    eligibility: 'states',
    eligibleStates: ['NY'],
    publishedAt: '2026-01-05T09:00:00Z',
    askResidence: 'ask',
    body: [paragraph()],
    ...changes,
  }
}

export function rawCohort(changes: Changes = {}): RawDocument & Changes {
  return {
    _id: 'cohort-one',
    _type: 'cohort',
    startDate: '2027-01-11',
    localTime: '18:00',
    timeZone: 'America/New_York',
    minutes: 60,
    weeks: 12,
    skippedDates: null,
    capacity: 10,
    enrolment: 'open',
    program: {
      _id: 'program-one',
      title: 'A group',
      slug: 'a-group',
      kind: 'skills',
      eligibility: 'everywhere',
      eligibleStates: null,
      askResidence: 'skip',
    },
    ...changes,
  }
}

export function rawSettings(changes: Changes = {}): RawDocument & Changes {
  return {
    _id: 'siteSettings',
    _type: 'siteSettings',
    name: 'Attune',
    tagline: 'A tagline',
    description: 'A description',
    providerName: 'A provider',
    providerNote: 'A group run by a provider',
    crisisLines: [{ _key: 'one', label: '988', instruction: 'Call', href: 'tel:988' }],
    disclaimer: 'Not advice.',
    consentText: 'I agree.',
    minimumAge: 18,
    ...changes,
  }
}
