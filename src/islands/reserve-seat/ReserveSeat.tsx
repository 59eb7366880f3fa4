import { useLayoutEffect, useReducer, useRef, useSyncExternalStore } from 'react'
import {
  type Choice,
  canJoin,
  checkChoice,
  checkDetails,
  type Details,
  type Wish,
} from '../../reservations/forms/check-answers.ts'
import { ChooseStep } from './ChooseStep.tsx'
import { CrisisNote } from './CrisisNote.tsx'
import { DetailsStep } from './DetailsStep.tsx'
import { announceSeats, findWish, type SeatsKnown } from './describe-seats.ts'
import { ErrorSummary } from './ErrorSummary.tsx'
import { IneligibleStep } from './IneligibleStep.tsx'
import { endSubmission, startSubmission } from './pending-submission.ts'
import type { ProgramProps, ReserveSeatProps } from './props.ts'
import { ReservedStep } from './ReservedStep.tsx'
import { advanceFlow, type Flow, type FlowEvent, startOfFlow } from './reservation-flow.ts'
import { type Answer, hashText, sendReservation } from './seats-client.ts'
import { useErrorTitle } from './use-error-title.ts'
import { useSeats } from './use-seats.ts'

const neverChanges = () => () => {}

/** What the light form that was there first hands over. */
export interface Given {
  choice: Choice
  known: SeatsKnown
}

const UNKNOWN: SeatsKnown = { kind: 'checking' }

/**
 * Say where you will be, choose a group, reserve. Brings its own `h2`. On the server it is the form
 * of the first step, which works by itself; in the browser it goes on from what was `given` there.
 */
export default function ReserveSeat(props: ReserveSeatProps & { given?: Given }) {
  const { program, cohorts, consentText, minimumAge, providerName, crisis, given } = props
  const [flow, dispatch] = useReducer(
    advanceFlow,
    given,
    (first): Flow => (first ? advanceFlow(startOfFlow, toChosen(program, first)) : startOfFlow),
  )
  const { known, refresh } = useSeats(program.id, given?.known ?? UNKNOWN)
  const isHydrated = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  const root = useRef<HTMLElement>(null)
  const { step, choice, details, errors, turn } = flow
  useErrorTitle(errors.length > 0)

  // Before anything is painted: a key pressed at once lands where the focus goes.
  useLayoutEffect(() => {
    // The errors stand first, so they win over the step's heading.
    if (turn > 0) root.current?.querySelector<HTMLElement>('[data-takes-focus]')?.focus()
  }, [turn])

  function choose(chosen: Choice) {
    const event = toChosen(program, { choice: chosen, known })
    dispatch(event)
    // Not even a question about seats follows the answer of someone who can't join.
    if (event.isEligible) refresh()
  }

  function goBack(typed: Details = details) {
    dispatch({ kind: 'went-back', details: typed })
    refresh()
  }

  async function reserve(filledIn: Details) {
    const missing = checkDetails(filledIn, choice.state, minimumAge)
    dispatch({ kind: 'filled-in', details: filledIn, errors: missing })
    if (missing.length > 0) return
    const pending = startSubmission(program.id, choice.cohortId)
    const answer = await submit(flow, filledIn, consentText, pending.key).catch(cannotSend)
    if (answer.kind !== 'unanswered') endSubmission(program.id)
    // A lost answer to an earlier try was about the group chosen then.
    const isEarlier = answer.kind === 'refused' && answer.problem === 'idempotency-key-reused'
    const cohortId = isEarlier ? pending.cohortId : choice.cohortId
    dispatch({ kind: 'answered', answer, cohortId })
    refresh()
  }

  const findCohort = (id: string | undefined) => cohorts.find((cohort) => cohort.id === id)
  return (
    <section ref={root} aria-labelledby="reserve-heading" className="space-y-6 font-body text-ink">
      <h2 id="reserve-heading" className="font-heading text-2xl">
        Reserve a seat
      </h2>
      <p role="status" className="sr-only">
        {step === 'choose' ? announceSeats(known, cohorts) : ''}
      </p>
      <ErrorSummary errors={errors} />
      {cohorts.length === 0 ? <p>No group of this program is planned at the moment.</p> : null}
      {cohorts.length > 0 && step === 'choose' ? (
        <ChooseStep
          cohorts={cohorts}
          choice={choice}
          asksResidence={program.asksResidence ?? false}
          errors={errors}
          known={known}
          isHydrated={isHydrated}
          onChosen={choose}
        />
      ) : null}
      {step === 'ineligible' ? (
        <IneligibleStep
          program={program}
          state={canJoin(program, choice.state) ? (choice.residence ?? choice.state) : choice.state}
          alternative={flow.alternative}
          onBack={() => goBack()}
        />
      ) : null}
      {step === 'details' ? (
        <DetailsStep
          cohort={findCohort(choice.cohortId)}
          state={choice.state}
          details={details}
          errors={errors}
          isSending={flow.isSending}
          consentText={consentText}
          marketingText={props.marketingText}
          wish={flow.wish}
          minimumAge={minimumAge}
          onBack={goBack}
          onFilledIn={reserve}
        />
      ) : null}
      {step === 'reserved' ? (
        <ReservedStep
          cohortId={flow.reserved?.cohortId}
          cohorts={cohorts}
          program={program}
          providerName={providerName}
          wish={flow.reserved?.wish ?? 'seat'}
          handle={flow.reserved?.handle}
        />
      ) : null}
      <CrisisNote lines={crisis} />
    </section>
  )
}

function toChosen(program: ProgramProps, { choice, known }: Given): FlowEvent & { kind: 'chosen' } {
  const isEligible = canJoin(program, choice.state) && canJoin(program, choice.residence ?? '')
  const errors = checkChoice(choice, program)
  return { kind: 'chosen', choice, wish: findWish(known, choice.cohortId), errors, isEligible }
}

/** The browser itself refused, before anything was sent: hashing needs a secure page. */
function cannotSend(): Answer {
  return { kind: 'refused', problem: '', pointers: [] }
}

async function submit(
  { choice, wish }: { choice: Choice; wish: Wish },
  { name, email, marketing, website }: Details,
  consentText: string,
  key: string,
): Promise<Answer> {
  const consentHash = await hashText(consentText)
  const confirmed = { isAdult: true, attestsLocation: true, consents: true } as const
  const trap = website ? { website } : {}
  const submission = { ...choice, name, email, ...confirmed, marketing, consentHash, ...trap }
  return await sendReservation(submission, key, wish)
}
