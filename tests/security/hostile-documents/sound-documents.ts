import { everyBlockPage } from '../../fixtures/every-block-page.ts'
import { generateArticle } from '../../fixtures/generated-articles.ts'

/** A document as tests put it into the lake: anything may be in its fields. */
export type LakeDocument = { _id: string; _type: string } & Record<string, unknown>

export const reference = (_ref: string, more: object = {}) => ({
  _type: 'reference',
  _ref,
  ...more,
})

/** A reference that the lake lets point to nothing. */
export const weakReference = (_ref: string, more: object = {}) =>
  reference(_ref, { _weak: true, ...more })

const addressOf = (name: string) => ({ _type: 'slug', current: name })

export const span = (text: unknown, more: object = {}) => ({
  ...{ _type: 'span', _key: 's', text, marks: [] },
  ...more,
})

export const textBlock = (more: object = {}) => ({
  ...{ _type: 'block', _key: 'b', style: 'normal', markDefs: [], children: [span('Words')] },
  ...more,
})

export function soundPage(name: string): LakeDocument {
  return {
    _id: `hostile-page-${name}`,
    _type: 'page',
    title: `Sound page ${name}`,
    slug: addressOf(`hostile-${name}`),
    summary: 'As it was before.',
    body: [textBlock()],
  }
}

/** A page with each block that editors can use. */
export function soundEveryBlock(name: string): LakeDocument {
  return { ...soundPage(name), body: everyBlockPage.body }
}

export function soundArticle(name: string): LakeDocument {
  return {
    ...generateArticle(1),
    _id: `hostile-approach-${name}`,
    _type: 'approach',
    title: `Sound article ${name}`,
    slug: addressOf(`hostile-${name}`),
    topics: [],
    contentNote: 'A note.',
    conflictOfInterest: 'None.',
    alsoKnownAs: ['Another name'],
    seoTitle: 'For search',
    seoDescription: 'For search too',
    body: [textBlock()],
  }
}

export function soundProgram(name: string): LakeDocument {
  return {
    _id: `hostile-program-${name}`,
    _type: 'program',
    title: `Sound program ${name}`,
    slug: addressOf(`hostile-${name}`),
    kind: 'skills',
    summary: 'A group.',
    eligibility: 'everywhere',
    publishedAt: '2026-01-05T09:00:00Z',
    body: [textBlock()],
    suits: ['Somebody'],
    outline: [{ _key: 'o', title: 'Week one', description: 'We begin.' }],
    session: 'As usual.',
    outcomes: [{ _key: 'w', statement: 'It helps.', source: 'Somebody, 2020' }],
    priceNote: 'Nothing.',
    questions: [{ _key: 'q', question: 'Why?', answer: 'Because.' }],
  }
}

export function soundCohort(name: string): LakeDocument {
  return {
    _id: `hostile-cohort-${name}`,
    _type: 'cohort',
    program: reference('program-dbt-skills-group'),
    startDate: '2027-03-01',
    localTime: '18:00',
    timeZone: 'America/New_York',
    minutes: 90,
    weeks: 8,
    skippedDates: [],
    capacity: 8,
    enrolment: 'open',
  }
}

export function soundPerson(name: string): LakeDocument {
  return {
    _id: `hostile-person-${name}`,
    _type: 'person',
    name: `Sound person ${name}`,
    slug: addressOf(`hostile-${name}`),
    kind: 'facilitator',
    credentials: 'PhD',
    licenceStates: ['NY'],
    bio: 'Leads groups.',
  }
}

export function soundTopic(name: string): LakeDocument {
  return {
    _id: `hostile-topic-${name}`,
    _type: 'topic',
    title: `Sound topic ${name}`,
    slug: addressOf(`hostile-${name}`),
    description: 'A subject.',
    body: [textBlock()],
  }
}

export function soundTerm(name: string): LakeDocument {
  return {
    _id: `hostile-term-${name}`,
    _type: 'glossaryTerm',
    term: `Sound term ${name}`,
    slug: addressOf(`hostile-${name}`),
    definition: 'A meaning.',
    alsoKnownAs: ['Another word'],
  }
}

export function soundRedirect(name: string): LakeDocument {
  return {
    _id: `hostile-redirect-${name}`,
    _type: 'redirect',
    from: `/hostile-old-${name}/`,
    to: '/glossary/',
  }
}
