import { approach } from '../../approach.ts'
import { evidence } from './evidence.ts'
import { introduction } from './introduction.ts'
import { reference } from './reference.ts'

/** The psychoanalytic school, told apart from relational-cultural therapy. */
export const relationalPsychoanalysis = approach({
  id: 'relational-psychoanalysis',
  title: 'Relational psychoanalysis',
  definition:
    'Relational psychoanalysis is a school within psychoanalysis that sees the mind as formed by relationships, and uses what happens between patient and analyst to understand and change it.',
  alsoKnownAs: ['Relational psychoanalytic therapy'],
  publishedAt: '2026-10-28T13:00:00Z',
  contentNote: 'This article mentions childhood hurt and thoughts of suicide.',
  atAGlance: {
    whoFor: 'Adults with old patterns that keep returning in love, work or friendship',
    format: 'One to one, from once to several times a week',
    usualLength: 'Often years; ask about shorter forms',
    evidence: 'emerging',
  },
  illustrationSeed: 12,
  topics: ['relationships', 'choosing-a-therapy'],
  related: [
    'relational-cultural-therapy',
    'empathy-and-the-therapeutic-alliance',
    'interpersonal-psychotherapy',
  ],
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, does not offer relational psychoanalysis.',
  seoTitle: 'Relational psychoanalysis explained in plain words',
  seoDescription:
    'How relational psychoanalysis works, how it differs from relational-cultural therapy, and what research can and cannot say.',
  parts: [introduction, evidence, reference],
})
