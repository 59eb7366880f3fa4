import { approach } from '../../approach.ts'
import { evidence } from './evidence.ts'
import { introduction } from './introduction.ts'
import { reference } from './reference.ts'

/** The family therapy for teenagers with depression and thoughts of suicide. */
export const attachmentBasedFamilyTherapy = approach({
  id: 'attachment-based-family-therapy',
  title: 'Attachment-based family therapy',
  definition:
    'Attachment-based family therapy is a treatment for teenagers with depression or thoughts of suicide that works to mend the trust between the young person and their parents.',
  alsoKnownAs: ['ABFT'],
  publishedAt: '2026-11-06T13:00:00Z',
  contentNote: 'This article is about depression and thoughts of suicide in young people.',
  atAGlance: {
    whoFor: 'Teenagers with depression or thoughts of suicide, and their parents',
    format: 'Sessions alone and together, usually weekly',
    usualLength: 'About 16 weeks in trials',
    evidence: 'limited',
  },
  illustrationSeed: 21,
  topics: ['young-people', 'couples-and-families', 'low-mood'],
  related: ['relational-couple-and-family-work', 'emotionally-focused-therapy'],
  conflictOfInterest:
    'Grouport Therapy, the provider behind this site, offers groups for adults only on this site and does not offer this treatment here.',
  seoTitle: 'Attachment-based family therapy (ABFT) for teenagers',
  seoDescription:
    'How attachment-based family therapy works with teenagers and parents, and what four randomized trials show, good and bad.',
  parts: [introduction, evidence, reference],
})
