import { approach } from '../../approach.ts'
import { evidence } from './evidence.ts'
import { introduction } from './introduction.ts'
import { reference } from './reference.ts'

/** The main article: relational therapy, above all one to one, with its traditions told apart. */
export const relationalTherapy = approach({
  id: 'relational-therapy',
  title: 'Relational therapy',
  definition:
    'Relational therapy is a talking therapy that treats your bonds with other people, the one with your therapist included, as the main place where you get hurt and where you can grow.',
  alsoKnownAs: ['Individual relational therapy', 'Relational psychotherapy'],
  publishedAt: '2026-10-12T13:00:00Z',
  updatedAt: '2026-11-16',
  contentNote:
    'This article talks about loneliness, painful relationships and thoughts of suicide.',
  atAGlance: {
    whoFor: 'Adults who feel cut off, or whose relationships keep hurting',
    format: 'Mostly one to one; also as a couple or family, or in a group',
    usualLength: 'A few months to open-ended; groups often have a fixed end',
    evidence: 'emerging',
  },
  illustrationSeed: 7,
  topics: ['relationships', 'loneliness', 'couples-and-families'],
  related: [
    'relational-cultural-therapy',
    'empathy-and-the-therapeutic-alliance',
    'relational-couple-and-family-work',
    'dialectical-behavior-therapy',
  ],
  offer: 'program-relationships-group',
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, earns money from the group offered on this page.',
  seoTitle: 'Relational therapy: what it is and what research shows',
  seoDescription:
    'A plain guide to relational therapy: how it works, a first session, the evidence claim by claim, and its limits.',
  parts: [introduction, evidence, reference],
})
