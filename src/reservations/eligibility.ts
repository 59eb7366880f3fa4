import type { ProgramRules } from './cohort-rules.ts'

/** Whether someone who will be in `state` (two-letter code) during sessions may join. */
export function isEligible(
  program: Pick<ProgramRules, 'eligibility' | 'eligibleStates'>,
  state: string,
): boolean {
  return program.eligibility === 'everywhere' || program.eligibleStates.includes(state)
}
