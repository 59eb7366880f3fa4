import { describeWhereabouts } from '../../reservations/explain-eligibility.ts'

/** Who may join, in one plain sentence. */
export function describeEligibility(program: {
  eligibility: 'states' | 'everywhere'
  eligibleStates: readonly string[]
  askResidence: 'ask' | 'skip'
}): string {
  if (program.eligibility === 'everywhere') return 'Open to people in every state.'
  const whereabouts = describeWhereabouts({
    eligibleStates: program.eligibleStates,
    asksResidence: program.askResidence === 'ask',
  })
  return `Open to people who ${whereabouts} during the sessions.`
}
