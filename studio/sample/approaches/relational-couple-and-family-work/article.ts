import { approach } from '../../approach.ts'
import { evidence } from './evidence.ts'
import { introduction } from './introduction.ts'
import { reference } from './reference.ts'

/** Relational work with more than one person in the room. */
export const relationalCoupleAndFamilyWork = approach({
  id: 'relational-couple-and-family-work',
  title: 'Relational couple and family work',
  definition:
    'Relational couple and family work is therapy with two or more people who are close, in which the pattern between them is the client rather than any one of them.',
  alsoKnownAs: ['Couples therapy', 'Family therapy'],
  publishedAt: '2026-10-30T13:00:00Z',
  contentNote: 'This article mentions violence between partners and thoughts of suicide.',
  atAGlance: {
    whoFor: 'Partners and families stuck in the same fight or silence',
    format: 'Joint sessions, sometimes with individual ones in between',
    usualLength: 'A few months, often weekly or every two weeks',
    evidence: 'moderate',
  },
  illustrationSeed: 17,
  topics: ['couples-and-families', 'relationships'],
  related: ['emotionally-focused-therapy', 'attachment-based-family-therapy', 'relational-therapy'],
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, offers groups on this site, which adults join on their own, and earns money from them. It does not offer couple or family sessions here.',
  seoTitle: 'Relational couple and family therapy: a plain guide',
  seoDescription:
    'What happens when partners or families come to therapy together, what helps, what research shows, and when it is not safe.',
  parts: [introduction, evidence, reference],
})
