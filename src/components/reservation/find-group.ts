import type { Content } from '../../content/content.ts'
import { programPath } from '../../content/paths.ts'
import type { Cohort } from '../../content/schemas/program.ts'
import type { CohortAvailability } from '../../reservations/availability.ts'
import type { JoiningRules } from '../../reservations/forms/check-answers.ts'
import type { Seats } from '../../reservations/seats.ts'

export type FoundGroup =
  | { kind: 'found'; group: GroupToReserve }
  /** Published, but what is stored of its seats is damaged. */
  | { kind: 'unreadable'; program: Cohort['program'] }
  | { kind: 'unknown' }

/** A published group, with its seats and what its program asks. */
export interface GroupToReserve {
  availability: CohortAvailability
  program: Cohort['program']
  rules: JoiningRules
  /** Where people are led whom the program can't take. */
  alternative: { title: string; href: string; summary: string } | undefined
}

/** The group that a form is about; unknown when it isn't published. */
export async function findGroup(
  content: Content,
  seats: Pick<Seats, 'findAvailability'>,
  cohortId: string,
): Promise<FoundGroup> {
  const cohorts = await content.cohorts()
  const cohort = cohorts.find(({ _id }) => _id === cohortId)
  const found = cohort && (await seats.findAvailability(cohortId))
  if (!found || found.kind === 'cohort-unknown') return { kind: 'unknown' }
  const { program } = cohort
  if (found.kind === 'cohort-unreadable') return { kind: 'unreadable', program }
  const { alternative } = program
  const group: GroupToReserve = {
    availability: found.availability,
    program,
    rules: {
      eligibility: program.eligibility,
      eligibleStates: program.eligibleStates,
      asksResidence: program.eligibility === 'states' && program.askResidence === 'ask',
    },
    alternative: alternative && {
      title: alternative.title,
      href: programPath(alternative.slug),
      summary: alternative.summary,
    },
  }
  return { kind: 'found', group }
}
