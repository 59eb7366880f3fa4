import type { Cohort } from '../content/schemas/program.ts'
import type { CohortRules } from '../reservations/seats.ts'

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
      alternative: program.alternative && {
        title: program.alternative.title,
        slug: program.alternative.slug,
      },
    },
  }
}
