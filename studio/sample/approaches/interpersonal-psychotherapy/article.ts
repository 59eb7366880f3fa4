import { approach } from '../../approach.ts'
import { evidence } from './evidence.ts'
import { introduction } from './introduction.ts'
import { reference } from './reference.ts'

/** The short therapy for depression that works on present relationships. */
export const interpersonalPsychotherapy = approach({
  id: 'interpersonal-psychotherapy',
  title: 'Interpersonal psychotherapy',
  definition:
    'Interpersonal psychotherapy is a short, planned therapy, made for depression, that eases symptoms by working on loss, conflict and change in your present relationships.',
  alsoKnownAs: ['IPT', 'Interpersonal therapy'],
  publishedAt: '2026-11-04T13:00:00Z',
  contentNote: 'This article mentions grief, depression and thoughts of suicide.',
  atAGlance: {
    whoFor: 'People with depression, and some with anxiety or eating problems',
    format: 'One to one; also in groups',
    usualLength: 'A few months, with a fixed end',
    evidence: 'strong',
  },
  illustrationSeed: 8,
  topics: ['low-mood', 'relationships', 'choosing-a-therapy'],
  related: ['relational-cultural-therapy', 'relational-psychoanalysis', 'group-therapy'],
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, does not offer interpersonal psychotherapy here.',
  seoTitle: 'Interpersonal psychotherapy (IPT) for depression',
  seoDescription:
    'How interpersonal psychotherapy works, what its three phases are, and what 90 randomized trials show and do not show.',
  parts: [introduction, evidence, reference],
})
