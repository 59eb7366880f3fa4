import type { ProgramRules } from '../cohort-rules.ts'
import { nameState } from '../us-states.ts'

/** Whether a seat is asked for, or a place in the line of a full group. */
export type Wish = 'seat' | 'place'

/** First what has to be known before anything else is asked. */
export interface Choice {
  cohortId: string
  /** Two-letter code of where the visitor will be during sessions; empty until chosen. */
  state: string
  /** Where the visitor lives, where the program asks. */
  residence?: string | undefined
}

export interface Details {
  name: string
  email: string
  isAdult: boolean
  attestsLocation: boolean
  consents: boolean
  /** Whether the separate box for news is ticked. */
  marketing: boolean
  /** The field that people don't see; only a program fills it in. */
  website?: string
}

export const NO_DETAILS: Details = {
  name: '',
  email: '',
  isAdult: false,
  attestsLocation: false,
  consents: false,
  marketing: false,
}

/** The fields of the form. `send` is the form as a whole; its errors lead to the send button. */
export type Field = 'cohort' | 'state' | 'residence' | keyof Details | 'send'

export interface FieldError {
  field: Field
  message: string
}

export type JoiningRules = Pick<ProgramRules, 'eligibility' | 'eligibleStates'> & {
  /** Whether visitors are also asked where they live. */
  asksResidence?: boolean | undefined
}

/** Whether the program takes someone in `state`; true as long as none is chosen. */
export function canJoin(
  program: Pick<JoiningRules, 'eligibility' | 'eligibleStates'>,
  state: string,
): boolean {
  return !state || program.eligibility === 'everywhere' || program.eligibleStates.includes(state)
}

/** What is missing from the first step, in the order of the form. */
export function checkChoice(choice: Choice, program: JoiningRules): FieldError[] {
  // Nobody has to pick one of the groups, all of them perhaps full, to learn that none is for them.
  if (!canJoin(program, choice.state) || !canJoin(program, choice.residence ?? '')) return []
  const errors: FieldError[] = []
  if (!choice.state) {
    errors.push({ field: 'state', message: 'Choose the state you will be in during sessions' })
  }
  if (program.asksResidence && !choice.residence) {
    errors.push({ field: 'residence', message: 'Choose the state you live in' })
  }
  if (!choice.cohortId) errors.push({ field: 'cohort', message: 'Choose a group' })
  return errors
}

/** What is missing from the second step, in the order of the form. */
export function checkDetails(details: Details, state: string, minimumAge: number): FieldError[] {
  const errors: FieldError[] = []
  if (!details.name) errors.push({ field: 'name', message: 'Enter your name' })
  if (!details.email) {
    errors.push({ field: 'email', message: 'Enter your e-mail address' })
  } else if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(details.email)) {
    errors.push(NOT_ACCEPTED.email)
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

/** What is said of a field that only the server found wrong. */
export const NOT_ACCEPTED = {
  name: { field: 'name', message: 'Enter your name in at most 120 letters' },
  email: { field: 'email', message: 'Enter an e-mail address in the form name@example.com' },
} as const satisfies Partial<Record<Field, FieldError>>
