import { z } from 'zod'
import { reserveBody, toReserveRequest } from '../read-reserve-request.ts'
import type { JoinOutcome, ReserveOutcome } from '../reserve-request.ts'
import type { Seats } from '../seats.ts'
import {
  type Choice,
  canJoin,
  checkChoice,
  checkDetails,
  type Details,
  type FieldError,
  type JoiningRules,
  NO_DETAILS,
  NOT_ACCEPTED,
  type Wish,
} from './check-answers.ts'
import { readText } from './read-form.ts'

/** What surprised on the way, said above the form that is shown again. */
export type Surprise = 'now-full' | 'now-free' | 'busy' | 'text-changed'

interface DetailsStep {
  kind: 'details'
  choice: Choice
  details: Details
  wish: Wish
  /** The idempotency key that the form carries. */
  key: string
  errors: readonly FieldError[]
  surprise?: Surprise | undefined
}

/** What the visitor sees next. */
export type ReserveStep =
  | { kind: 'where'; choice: Choice; errors: readonly FieldError[] }
  /** Nothing about it is stored, logged or put into an address. */
  | {
      kind: 'ineligible'
      state: string
      alternative?: { title: string; href: string } | undefined
    }
  | DetailsStep
  | { kind: 'closed' }
  | { kind: 'group-unknown' }
  /** What is stored of it is damaged. */
  | { kind: 'group-unreadable' }
  /** An earlier try with other answers had reached us. */
  | { kind: 'sent-before' }
  /** `handle` asks how it fares. */
  | { kind: 'reserved'; cohortId: string; handle: string }

export interface ReserveForm {
  seats: Pick<Seats, 'reserveSeat' | 'joinWaitingList' | 'findAvailability'>
  program: JoiningRules
  minimumAge: number
  /** Makes an idempotency key. */
  createKey: () => string
}

/** The plain form's next step after what was sent. */
export async function submitReserveForm(
  context: ReserveForm,
  cohortId: string,
  form: FormData,
): Promise<ReserveStep> {
  const { program } = context
  const residence = program.asksResidence ? { residence: readText(form, 'residence') } : {}
  const choice: Choice = { cohortId, state: readText(form, 'state'), ...residence }
  if (!canJoin(program, choice.state)) return { kind: 'ineligible', state: choice.state }
  if (choice.residence && !canJoin(program, choice.residence)) {
    return { kind: 'ineligible', state: choice.residence }
  }
  const errors = checkChoice(choice, program)
  if (errors.length > 0) return { kind: 'where', choice, errors }
  if (readText(form, 'step') === 'details') return await send(context, choice, form)
  const group = await context.seats.findAvailability(cohortId)
  if (group.kind === 'cohort-unknown') return { kind: 'group-unknown' }
  if (group.kind === 'cohort-unreadable') return { kind: 'group-unreadable' }
  const { status } = group.availability
  if (status === 'closed' || status === 'started') return { kind: 'closed' }
  const wish = status === 'full' ? 'place' : 'seat'
  const key = context.createKey()
  return { kind: 'details', choice, details: NO_DETAILS, wish, key, errors: [] }
}

async function send(context: ReserveForm, choice: Choice, form: FormData): Promise<ReserveStep> {
  const details = readDetails(form)
  const wish = readText(form, 'wish') === 'place' ? 'place' : 'seat'
  const key = readKey(form) ?? context.createKey()
  const shown: DetailsStep = { kind: 'details', choice, details, wish, key, errors: [] }
  const errors = checkDetails(details, choice.state, context.minimumAge)
  if (errors.length > 0) return { ...shown, errors }

  const consentHash = readText(form, 'consentHash')
  const body = reserveBody.safeParse({ ...choice, ...details, consentHash })
  if (!body.success) return { ...shown, errors: explain(body.error.issues) }
  const request = toReserveRequest(body.data, key)
  const outcome =
    wish === 'place'
      ? await context.seats.joinWaitingList(request)
      : await context.seats.reserveSeat(request)
  return goOn(context, shown, outcome)
}

function goOn(
  context: ReserveForm,
  shown: DetailsStep,
  outcome: ReserveOutcome | JoinOutcome,
): ReserveStep {
  const { cohortId, state } = shown.choice
  switch (outcome.kind) {
    case 'held':
      return { kind: 'reserved', cohortId, handle: outcome.seat.handle }
    case 'waitlisted':
      return { kind: 'reserved', cohortId, handle: outcome.place.handle }
    case 'replayed': {
      const { handle } = answered.parse(JSON.parse(outcome.body))
      return { kind: 'reserved', cohortId, handle }
    }
    case 'not-eligible':
      return { kind: 'ineligible', state, alternative: outcome.alternative }
    case 'residence-missing': {
      const message = 'Choose the state you live in'
      return { kind: 'where', choice: shown.choice, errors: [{ field: 'residence', message }] }
    }
    case 'cohort-unknown':
      return { kind: 'group-unknown' }
    case 'cohort-unreadable':
      return { kind: 'group-unreadable' }
    case 'group-closed':
      return { kind: 'closed' }
    // What was refused is not answered from memory, but a new wish is a new submission.
    case 'group-full':
      return { ...shown, wish: 'place', key: context.createKey(), surprise: 'now-full' }
    case 'seats-free':
      return { ...shown, wish: 'seat', key: context.createKey(), surprise: 'now-free' }
    case 'consent-outdated': {
      const details = { ...shown.details, consents: false }
      return { ...shown, details, surprise: 'text-changed' }
    }
    case 'idempotency-key-reused':
      return { kind: 'sent-before' }
    case 'idempotency-in-progress':
    case 'busy':
      return { ...shown, surprise: 'busy' }
    default:
      return outcome satisfies never
  }
}

const answered = z.object({ handle: z.string() })

function readDetails(form: FormData): Details {
  return {
    name: readText(form, 'name'),
    email: readText(form, 'email'),
    isAdult: form.has('isAdult'),
    attestsLocation: form.has('attestsLocation'),
    consents: form.has('consents'),
    marketing: form.has('marketing'),
  }
}

function readKey(form: FormData): string | undefined {
  const key = readText(form, 'key')
  return /^[\x21-\x7e]{16,255}$/.test(key) ? key : undefined
}

function explain(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  const fields = new Set(issues.map(({ path }) => path[0]))
  const known = [NOT_ACCEPTED.name, NOT_ACCEPTED.email].filter(({ field }) => fields.has(field))
  const message = 'Some of what was sent could not be read. Look at the form and send it again'
  return known.length > 0 ? known : [{ field: 'send', message }]
}
