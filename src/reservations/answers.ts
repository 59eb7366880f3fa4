import { type Refusal, refusalToProblem } from './problems.ts'
import type { JoinOutcome, ReserveOutcome } from './reserve-request.ts'
import type { HoldStatusOutcome } from './use-cases/find-hold-status.ts'

const RETRY_AFTER_SECONDS = '1'

/** Answers must be neither cached nor indexed: they change by the second, or are personal. */
const PERSONAL = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' }

export function answerJson(body: unknown, status = 200): Response {
  return sendText(JSON.stringify(body), status)
}

export function answerRefusal(refusal: Refusal): Response {
  const problem = refusalToProblem(refusal)
  const response = new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...PERSONAL, 'Content-Type': 'application/problem+json' },
  })
  if (refusal.kind === 'idempotency-in-progress' || refusal.kind === 'busy') {
    response.headers.set('Retry-After', RETRY_AFTER_SECONDS)
  }
  return response
}

export function answerReserve(outcome: ReserveOutcome | JoinOutcome): Response {
  switch (outcome.kind) {
    case 'held':
      return answerJson(outcome.seat, 201)
    case 'waitlisted':
      return answerJson(outcome.place, 201)
    case 'replayed':
      return sendText(outcome.body, outcome.status)
    default:
      return answerRefusal(outcome)
  }
}

export function answerHoldStatus(outcome: HoldStatusOutcome): Response {
  return outcome.kind === 'found' ? answerJson(outcome.hold) : answerRefusal(outcome)
}

function sendText(body: string, status: number): Response {
  return new Response(body, {
    status,
    headers: { ...PERSONAL, 'Content-Type': 'application/json' },
  })
}
