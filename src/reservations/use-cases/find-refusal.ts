import { judgeAvailability } from '../availability.ts'
import type { StoredCohort } from '../cohort-rules.ts'
import { isEligible, type Whereabouts } from '../eligibility.ts'
import { programHref } from '../program-href.ts'
import type { NotEligible } from '../reserve-request.ts'

/** Why nobody, or not this person, can join the group, seats aside; undefined for nothing. */
export function findRefusal(
  cohort: StoredCohort,
  whereabouts: Whereabouts,
  now: Temporal.Instant,
):
  | NotEligible
  | { kind: 'residence-missing' }
  | { kind: 'group-closed'; reason: 'closed' | 'started' }
  | undefined {
  const { program } = cohort
  if (needsResidence(cohort) && whereabouts.residence === undefined) {
    return { kind: 'residence-missing' }
  }
  if (!isEligible(program, whereabouts)) return refuseIneligible(cohort)
  const status = judgeAvailability(cohort, { live: 0, waiting: 0 }, now)
  if (status === 'started' || status === 'closed') return { kind: 'group-closed', reason: status }
  return undefined
}

export function needsResidence({ program }: Pick<StoredCohort, 'program'>): boolean {
  return program.eligibility === 'states' && program.askResidence === true
}

/** Leads people whom the program can't take to the one that may. */
export function refuseIneligible({ program }: Pick<StoredCohort, 'program'>): NotEligible {
  const { alternative } = program
  if (!alternative) return { kind: 'not-eligible' }
  const { title, slug } = alternative
  return { kind: 'not-eligible', alternative: { title, href: programHref(slug) } }
}
