import { approach } from '../../approach.ts'
import { evidence } from './evidence.ts'
import { introduction } from './introduction.ts'
import { reference } from './reference.ts'

/** What all talking therapies share: understanding, and a bond to work from. */
export const empathyAndTheTherapeuticAlliance = approach({
  id: 'empathy-and-the-therapeutic-alliance',
  title: 'Empathy and the therapeutic alliance',
  definition:
    'Empathy and the therapeutic alliance are the understanding and the working bond between you and your therapist, which go along with better results in many kinds of therapy.',
  alsoKnownAs: ['Working alliance', 'Therapeutic relationship'],
  publishedAt: '2026-11-12T13:00:00Z',
  contentNote: 'This article mentions therapists who do harm, and thoughts of suicide.',
  atAGlance: {
    whoFor: 'Anyone who is choosing a therapist or wonders about the one they have',
    format: 'A part of every talking therapy',
    usualLength: 'Often felt within the first few sessions',
    evidence: 'strong',
  },
  illustrationSeed: 6,
  topics: ['choosing-a-therapy', 'relationships'],
  related: ['relational-therapy', 'relational-cultural-therapy', 'group-therapy'],
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, earns money from groups that build on such bonds.',
  seoTitle: 'Empathy and the therapeutic alliance in therapy',
  seoDescription:
    'Why the bond with your therapist matters, what 295 studies show, how to notice a good one, and what to do when it breaks.',
  parts: [introduction, evidence, reference],
})
