import { listStates, nameState } from './us-states.ts'

interface Rules {
  readonly eligibleStates: readonly string[]
  /** Whether it goes by where people live too. */
  readonly asksResidence?: boolean | undefined
}

/** `live in Florida or New York and will be there`: whom a program takes, between "people who" and "during". */
export function describeWhereabouts({ eligibleStates, asksResidence }: Rules): string {
  const states = listStates(eligibleStates, 'or')
  return asksResidence ? `live in ${states} and will be there` : `are in ${states}`
}

/** Why a group isn't open to somebody in the state. */
export function explainIneligible(rules: Rules, state: string): string {
  const reason =
    rules.eligibleStates.length > 0
      ? `can only take people who ${describeWhereabouts(rules)} during sessions, because its therapists are licensed there, so it is not open in`
      : 'is not open in'
  return `We are sorry: this group ${reason} ${nameState(state)}.`
}
