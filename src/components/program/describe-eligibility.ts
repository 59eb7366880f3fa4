import { nameState } from '../../reservations/us-states.ts'

/** Who may join, in one plain sentence. */
export function describeEligibility(program: {
  eligibility: 'states' | 'everywhere'
  eligibleStates: readonly string[]
}): string {
  if (program.eligibility === 'everywhere') return 'Open to people in every state.'
  const names = program.eligibleStates.map(nameState).toSorted()
  return `Open to people who are in ${new Intl.ListFormat('en-US', { type: 'disjunction' }).format(names)} during the sessions.`
}
