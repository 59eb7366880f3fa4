import { approach } from '../../approach.ts'
import { evidence } from './evidence.ts'
import { introduction } from './introduction.ts'
import { reference } from './reference.ts'

/** The tradition that began at Wellesley, by itself. */
export const relationalCulturalTherapy = approach({
  id: 'relational-cultural-therapy',
  title: 'Relational-cultural therapy',
  definition:
    'Relational-cultural therapy is a talking therapy which holds that people grow through connection, and that power and culture decide which connections are open to them.',
  alsoKnownAs: ['Relational-cultural theory', 'Stone Center Model'],
  publishedAt: '2026-10-26T13:00:00Z',
  contentNote: 'This article talks about loneliness, discrimination and thoughts of suicide.',
  atAGlance: {
    whoFor: 'Adults who feel cut off, unseen or pushed to the edge',
    format: 'Mostly one to one; also couples, families and groups',
    usualLength: 'Often open-ended; a short form has 16 sessions',
    evidence: 'emerging',
  },
  illustrationSeed: 3,
  topics: ['relationships', 'loneliness', 'choosing-a-therapy'],
  related: ['relational-therapy', 'relational-psychoanalysis', 'interpersonal-psychotherapy'],
  offer: 'program-relationships-group',
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, earns money from the group offered on this page.',
  seoTitle: 'Relational-cultural therapy: ideas, evidence, limits',
  seoDescription:
    'What relational-cultural therapy is, where it came from, what a session is like, and how little has been tested so far.',
  parts: [introduction, evidence, reference],
})
