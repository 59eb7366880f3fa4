import type {
  FieldProblem,
  JoinOutcome,
  RequestProblem,
  ReserveRefusal,
} from './reserve-request.ts'

/** A problem document as of RFC 9457. Never holds personal data. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  errors?: readonly FieldProblem[]
  alternative?: { title: string; href: string }
  /** Where to join the line of a full group, and how many wait in it. */
  waitingList?: { href: string; waiting: number }
}

/** Everything that is answered by a problem document. */
export type Refusal =
  | ReserveRefusal
  | RequestProblem
  | Extract<JoinOutcome, { kind: 'seats-free' }>
  | { kind: 'handle-unknown' }

/** The one map from what went wrong to what is said. */
export function refusalToProblem(refusal: Refusal): Problem {
  const { kind } = refusal
  switch (kind) {
    case 'cohort-unknown':
      return problem(kind, 404, 'No such group', 'There is no group with this id.')
    case 'cohort-unreadable': {
      const detail = 'Something is wrong on our side. Other groups are not affected.'
      return problem(kind, 503, 'This group can’t be reserved at the moment', detail)
    }
    case 'not-eligible': {
      const detail = 'This program can take people only in some states.'
      const answer = problem(kind, 422, 'Not open in this state', detail)
      return refusal.alternative ? { ...answer, alternative: refusal.alternative } : answer
    }
    case 'group-closed': {
      const hasStarted = refusal.reason === 'started'
      const detail = hasStarted ? 'This group has already started.' : 'Enrollment is closed.'
      return problem(kind, 409, 'This group takes no more people', detail)
    }
    case 'group-full': {
      const answer = problem(kind, 409, 'This group is full', 'All seats of this group are taken.')
      const { waiting } = refusal
      return { ...answer, waitingList: { href: '/api/reservations/waiting/', waiting } }
    }
    case 'seats-free':
      return problem(kind, 409, 'A seat is free', 'This group has a seat: reserve it instead.')
    case 'residence-missing': {
      const detail = 'This program also asks where you live.'
      const errors = [{ pointer: '/residence', detail: 'A US state or territory is needed' }]
      return { ...problem('invalid-request', 422, 'The request is not valid', detail), errors }
    }
    case 'consent-outdated': {
      const detail = 'The text to agree to has changed since it was shown. Show the new one.'
      return problem(kind, 409, 'The text to agree to has changed', detail)
    }
    case 'handle-unknown':
      return problem(kind, 404, 'Nothing is known of this hold', 'It may have been long ago.')
    case 'idempotency-key-missing': {
      const detail = 'Send an Idempotency-Key header of 1 to 255 printable characters.'
      return problem(kind, 400, 'Idempotency-Key is missing', detail)
    }
    case 'idempotency-key-reused': {
      const detail = 'This Idempotency-Key was used for a request with other content.'
      return problem(kind, 422, 'Idempotency-Key was used before', detail)
    }
    case 'idempotency-in-progress': {
      const detail = 'A request with this Idempotency-Key is still being handled.'
      return problem(kind, 409, 'Still being handled', detail)
    }
    case 'busy': {
      const detail = 'Many people are reserving at once. Try again with the same Idempotency-Key.'
      return problem(kind, 503, 'Too busy right now', detail)
    }
    case 'invalid-request': {
      const detail = 'Some parts of the request are missing or not as expected.'
      const answer = problem(kind, 422, 'The request is not valid', detail)
      return { ...answer, errors: refusal.errors }
    }
    default:
      return kind satisfies never
  }
}

function problem(name: string, status: number, title: string, detail: string): Problem {
  return { type: `/problems/${name}`, title, status, detail }
}
