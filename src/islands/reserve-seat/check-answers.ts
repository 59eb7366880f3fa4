import { nameState } from '../../reservations/us-states.ts'
import type { ProgramProps } from './props.ts'
import type { Choice, Details, FieldError } from './reservation-flow.ts'

type JoiningRules = Pick<ProgramProps, 'eligibility' | 'eligibleStates' | 'asksResidence'>

/** Whether the program takes someone in `state`; true as long as none is chosen. */
export function canJoin(program: JoiningRules, state: string): boolean {
  return !state || program.eligibility === 'everywhere' || program.eligibleStates.includes(state)
}

/** What is missing from the first step, in the order of the form. */
export function checkChoice(choice: Choice, program: JoiningRules): FieldError[] {
  // Nobody has to pick one of the groups, all of them perhaps full, to learn that none is for them.
  if (!canJoin(program, choice.state) || !canJoin(program, choice.residence ?? '')) return []
  const errors: FieldError[] = []
  if (!choice.cohortId) errors.push({ field: 'cohort', message: 'Choose a group' })
  if (!choice.state) {
    errors.push({ field: 'state', message: 'Choose the state you will be in during sessions' })
  }
  if (program.asksResidence && !choice.residence) {
    errors.push({ field: 'residence', message: 'Choose the state you live in' })
  }
  return errors
}

/** What is missing from the second step, in the order of the form. */
export function checkDetails(details: Details, state: string, minimumAge: number): FieldError[] {
  const errors: FieldError[] = []
  if (!details.name) errors.push({ field: 'name', message: 'Enter your name' })
  if (!details.email) {
    errors.push({ field: 'email', message: 'Enter your e-mail address' })
  } else if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(details.email)) {
    const message = 'Enter an e-mail address in the form name@example.com'
    errors.push({ field: 'email', message })
  }
  if (!details.isAdult) {
    errors.push({ field: 'isAdult', message: `Confirm that you are ${minimumAge} or older` })
  }
  if (!details.attestsLocation) {
    const message = `Confirm that you will be in ${nameState(state)} during sessions`
    errors.push({ field: 'attestsLocation', message })
  }
  if (!details.consents) {
    errors.push({ field: 'consents', message: 'Confirm that you have read and agree to the text' })
  }
  return errors
}
