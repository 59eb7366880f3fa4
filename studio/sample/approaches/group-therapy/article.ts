import { approach } from '../../approach.ts'
import { evidence } from './evidence.ts'
import { introduction } from './introduction.ts'
import { reference } from './reference.ts'

/** Therapy in a group, in a room and online. */
export const groupTherapy = approach({
  id: 'group-therapy',
  title: 'Group therapy, in person and online',
  definition:
    'Group therapy is treatment in which one or two therapists work with several people at once, and in which what happens between the members is part of the help.',
  alsoKnownAs: ['Group psychotherapy', 'Online group therapy'],
  publishedAt: '2026-11-09T13:00:00Z',
  contentNote: 'This article mentions depression, eating disorders and thoughts of suicide.',
  atAGlance: {
    whoFor: 'Adults who want to work on how they are with others',
    format: 'Several people with one or two therapists, in a room or by video',
    usualLength: 'Weekly, from about eight sessions to a year or more',
    evidence: 'strong',
  },
  illustrationSeed: 11,
  topics: ['group-work', 'loneliness', 'choosing-a-therapy'],
  related: ['relational-therapy', 'dialectical-behavior-therapy', 'interpersonal-psychotherapy'],
  offer: 'program-relationships-group',
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, earns money from the groups offered on this site.',
  seoTitle: 'Group therapy, online and in person: what to expect',
  seoDescription:
    'What group therapy is, how a first session goes, what 329 randomized trials show, and how online groups differ.',
  parts: [introduction, evidence, reference],
})
