import { approach } from '../../approach.ts'
import { evidence } from './evidence.ts'
import { introduction } from './introduction.ts'
import { reference } from './reference.ts'

/** The couple therapy that works with feelings and the bond between partners. */
export const emotionallyFocusedTherapy = approach({
  id: 'emotionally-focused-therapy',
  title: 'Emotionally focused therapy for couples',
  definition:
    'Emotionally focused therapy is a short couple therapy that helps partners notice the feelings beneath their fights and turn to each other for comfort again.',
  alsoKnownAs: ['EFT', 'Emotionally focused couple therapy'],
  publishedAt: '2026-11-02T13:00:00Z',
  contentNote: 'This article mentions violence between partners.',
  atAGlance: {
    whoFor: 'Couples who feel far apart or fight in circles',
    format: 'Joint sessions with both partners',
    usualLength: 'Often 8 to 20 sessions',
    evidence: 'moderate',
  },
  illustrationSeed: 4,
  topics: ['couples-and-families', 'relationships', 'strong-emotions'],
  related: ['relational-couple-and-family-work', 'attachment-based-family-therapy'],
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, does not offer emotionally focused therapy here.',
  seoTitle: 'Emotionally focused therapy (EFT) for couples',
  seoDescription:
    'How emotionally focused therapy works with couples, what sessions are like, what trials found and what they could not show.',
  parts: [introduction, evidence, reference],
})
