import {
  type Choice,
  type Details,
  type Field,
  type FieldError,
  NO_DETAILS,
  NOT_ACCEPTED,
  type Wish,
} from '../../reservations/forms/check-answers.ts'
import type { Alternative } from './props.ts'
import type { Answer } from './seats-client.ts'

export interface Flow {
  step: 'choose' | 'ineligible' | 'details' | 'reserved'
  choice: Choice
  details: Details
  wish: Wish
  errors: readonly FieldError[]
  isSending: boolean
  /** Named by the server when it knows better than the page; else the page's own is shown. */
  alternative: Alternative | undefined
  /** Without a handle when the seat was held by an earlier try whose answer was lost. */
  reserved: { cohortId: string; wish: Wish; handle: string | undefined } | undefined
  /** Raised whenever the focus has to move to the errors or to the step's heading. */
  turn: number
}

export type FlowEvent =
  | {
      kind: 'chosen'
      choice: Choice
      wish: Wish
      errors: readonly FieldError[]
      isEligible: boolean
    }
  | { kind: 'went-back'; details?: Details }
  | { kind: 'filled-in'; details: Details; errors: readonly FieldError[] }
  | { kind: 'answered'; answer: Answer; cohortId: string }

export const startOfFlow: Flow = {
  step: 'choose',
  choice: { cohortId: '', state: '' },
  details: NO_DETAILS,
  wish: 'seat',
  errors: [],
  isSending: false,
  alternative: undefined,
  reserved: undefined,
  turn: 0,
}

/** The next state of the form. Nothing that was typed is ever dropped before the seat is reserved. */
export function advanceFlow(flow: Flow, event: FlowEvent): Flow {
  const turn = flow.turn + 1
  switch (event.kind) {
    case 'chosen': {
      const { choice, wish, errors } = event
      const details = keepLocationOf(flow, choice)
      if (errors.length > 0) return { ...flow, choice, details, errors, turn }
      const step = event.isEligible ? 'details' : 'ineligible'
      return { ...flow, step, choice, wish, details, errors, alternative: undefined, turn }
    }
    case 'went-back':
      // The answer is about what was sent: it must not come upon another choice.
      if (flow.isSending) return flow
      return { ...flow, step: 'choose', details: event.details ?? flow.details, errors: [], turn }
    case 'filled-in': {
      const { details, errors } = event
      if (errors.length > 0) return { ...flow, details, errors, turn }
      // The focus stays on the button while it is being sent.
      return { ...flow, details, errors, isSending: true }
    }
    case 'answered':
      return { ...applyAnswer(flow, event.answer, event.cohortId), isSending: false, turn }
  }
}

/** Someone who names another state has to confirm that one afresh. */
function keepLocationOf(flow: Flow, choice: Choice): Details {
  const isSameState = flow.choice.state === choice.state
  return isSameState ? flow.details : { ...flow.details, attestsLocation: false }
}

function applyAnswer(flow: Flow, answer: Answer, cohortId: string): Flow {
  if (answer.kind === 'reserved') {
    const reserved = { cohortId, wish: flow.wish, handle: answer.handle }
    return { ...startOfFlow, step: 'reserved', reserved }
  }
  if (answer.kind === 'unanswered') {
    return withError(flow, 'send', UNANSWERED)
  }
  switch (answer.problem) {
    case 'idempotency-key-reused':
      // An earlier try did reach the server; only its answer was lost.
      return {
        ...startOfFlow,
        step: 'reserved',
        reserved: { cohortId, wish: flow.wish, handle: undefined },
      }
    case 'not-eligible':
      return { ...flow, step: 'ineligible', errors: [], alternative: answer.alternative }
    case 'consent-outdated':
      return withError(flow, 'send', OUTDATED)
    case 'group-full':
      return withError({ ...flow, wish: 'place' }, 'send', FULL)
    case 'seats-free':
      return withError({ ...flow, wish: 'seat' }, 'send', FREE)
    case 'group-closed':
    case 'cohort-unknown':
      return withError({ ...flow, step: 'choose' }, 'cohort', CLOSED)
    case 'cohort-unreadable':
      return withError({ ...flow, step: 'choose' }, 'cohort', UNREADABLE)
    case 'invalid-request':
      return { ...flow, errors: explainInvalid(answer.pointers) }
    case 'rate-limited':
      return withError(flow, 'send', TOO_OFTEN)
    default:
      return withError(flow, 'send', UNEXPECTED)
  }
}

const UNANSWERED =
  'We could not get an answer. What you typed is still here. Press the button to try again: you will not be given two seats'
const FULL =
  'That group has just become full, and no seat was reserved. What you typed is kept: you can join the waiting list, or change the group'
const FREE =
  'A seat has just become free, so you need not wait. What you typed is kept: you can reserve the seat'
const CLOSED =
  'That group takes no more people, and no seat was reserved. Choose another group. What you typed is kept'
const UNREADABLE =
  'That group can’t be reserved at the moment, for a fault of ours, and no seat was reserved. Choose another group. What you typed is kept'
const OUTDATED =
  'The text above has changed since this page was loaded. Load the page again to read it; no seat was reserved'
const RESIDENCE =
  'This program now also asks where you live. Load the page again to answer that; no seat was reserved'
const TOO_OFTEN =
  'This was tried too often from your network or with this e-mail address, and no seat was reserved. Wait half an hour, then try again. What you typed is kept'
const UNEXPECTED = 'Your seat could not be reserved. Wait a minute, then try again'

function explainInvalid(pointers: readonly string[]): FieldError[] {
  // Editors have asked for it since the page was loaded, so it has no such field.
  if (pointers.includes('/residence')) return [{ field: 'send', message: RESIDENCE }]
  const known = [NOT_ACCEPTED.name, NOT_ACCEPTED.email].filter(({ field }) =>
    pointers.includes(`/${field}`),
  )
  return known.length > 0 ? known : [{ field: 'send', message: UNEXPECTED }]
}

function withError(flow: Flow, field: Field, message: string): Flow {
  return { ...flow, errors: [{ field, message }] }
}
