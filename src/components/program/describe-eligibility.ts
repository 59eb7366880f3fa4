import { listStates } from '../../reservations/us-states.ts'

/** Who may join, in one plain sentence. */
export function describeEligibility(program: {
  eligibility: 'states' | 'everywhere'
  eligibleStates: readonly string[]
  askResidence: 'ask' | 'skip'
}): string {
  if (program.eligibility === 'everywhere') return 'Open to people in every state.'
  const states = listStates(program.eligibleStates, 'or')
  return program.askResidence === 'ask'
    ? `Open to people who live in ${states} and will be there during the sessions.`
    : `Open to people who are in ${states} during the sessions.`
}
