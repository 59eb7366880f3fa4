import { nameState } from '../../reservations/us-states.ts'
import type { Choice, Details, FieldError } from './reservation-flow.ts'

/** What is missing from the first step, in the order of the form. */
export function checkChoice(choice: Choice): FieldError[] {
  const errors: FieldError[] = []
  if (!choice.cohortId) errors.push({ field: 'cohort', message: 'Choose a group' })
  if (!choice.state) {
    errors.push({ field: 'state', message: 'Choose the state you will be in during sessions' })
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
