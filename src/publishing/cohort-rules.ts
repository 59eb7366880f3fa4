import { createHash } from 'node:crypto'
import type { Cohort } from '../content/schemas/program.ts'
import type { SiteSettings } from '../content/schemas/site-settings.ts'
import type { CohortRules, SeatSettings } from '../reservations/seats.ts'

/** What the seat database must know of a published group. */
export function cohortToRules(cohort: Cohort): CohortRules {
  const { _id, program, ...schedule } = cohort
  return {
    ...schedule,
    id: _id,
    program: {
      id: program._id,
      title: program.title,
      slug: program.slug,
      kind: program.kind,
      eligibility: program.eligibility,
      eligibleStates: program.eligibleStates,
      askResidence: program.askResidence === 'ask',
      alternative: program.alternative && {
        title: program.alternative.title,
        slug: program.alternative.slug,
      },
    },
  }
}

/** What the seat database and its mails must know of the published settings. */
export function settingsToSeatSettings(settings: SiteSettings): SeatSettings {
  const { holdMinutes, offerHours, retentionDays, contactEmail, crisisLines } = settings
  return {
    ...{ holdMinutes, offerHours, retentionDays, contactEmail },
    consentHash: createHash('sha256').update(settings.consentText).digest('hex'),
    siteName: settings.name,
    providerName: settings.providerName,
    crisisLines: crisisLines.map(({ label, instruction, href }) => ({ label, instruction, href })),
  }
}
