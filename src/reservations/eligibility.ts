import type { ProgramRules } from './cohort-rules.ts'

/** Where a visitor will be during sessions and, where the program asks, lives: two-letter codes. */
export interface Whereabouts {
  state: string
  residence?: string | undefined
}

/** Whether someone may join: every place that the program asks for must be one of its states. */
export function isEligible(
  program: Pick<ProgramRules, 'eligibility' | 'eligibleStates' | 'askResidence'>,
  { state, residence }: Whereabouts,
): boolean {
  if (program.eligibility === 'everywhere') return true
  if (!program.eligibleStates.includes(state)) return false
  if (!program.askResidence) return true
  return residence !== undefined && program.eligibleStates.includes(residence)
}
