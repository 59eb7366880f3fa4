import type { SampleDocument } from '../sample-document.ts'
import { attachmentBasedFamilyTherapy } from './attachment-based-family-therapy/article.ts'
import { dialecticalBehaviorTherapy } from './dialectical-behavior-therapy/article.ts'
import { emotionallyFocusedTherapy } from './emotionally-focused-therapy/article.ts'
import { empathyAndTheTherapeuticAlliance } from './empathy-and-the-therapeutic-alliance/article.ts'
import { groupTherapy } from './group-therapy/article.ts'
import { interpersonalPsychotherapy } from './interpersonal-psychotherapy/article.ts'
import { relationalCoupleAndFamilyWork } from './relational-couple-and-family-work/article.ts'
import { relationalCulturalTherapy } from './relational-cultural-therapy/article.ts'
import { relationalPsychoanalysis } from './relational-psychoanalysis/article.ts'
import { relationalTherapy } from './relational-therapy/article.ts'

/** Every article, in the order they were published. */
export const approaches: readonly SampleDocument[] = [
  relationalTherapy,
  dialecticalBehaviorTherapy,
  relationalCulturalTherapy,
  relationalPsychoanalysis,
  relationalCoupleAndFamilyWork,
  emotionallyFocusedTherapy,
  interpersonalPsychotherapy,
  attachmentBasedFamilyTherapy,
  groupTherapy,
  empathyAndTheTherapeuticAlliance,
]
