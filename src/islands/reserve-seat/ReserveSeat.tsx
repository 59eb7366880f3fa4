import { useEffect, useReducer, useRef, useSyncExternalStore } from 'react'
import { ChooseStep } from './ChooseStep.tsx'
import { canJoin, checkChoice, checkDetails } from './check-answers.ts'
import { DetailsStep } from './DetailsStep.tsx'
import { announceSeats } from './describe-seats.ts'
import { ErrorSummary } from './ErrorSummary.tsx'
import { IneligibleStep } from './IneligibleStep.tsx'
import { endSubmission, startSubmission } from './pending-submission.ts'
import type { ReserveSeatProps } from './props.ts'
import { ReservedStep } from './ReservedStep.tsx'
import { advanceFlow, type Choice, type Details, startOfFlow } from './reservation-flow.ts'
import { type Answer, hashText, sendReservation } from './seats-client.ts'
import { useErrorTitle } from './use-error-title.ts'
import { useSeats } from './use-seats.ts'

const neverChanges = () => () => {}

/** Choose a group, say where you will be, reserve. Brings its own `h2`. */
export default function ReserveSeat(props: ReserveSeatProps) {
  const { program, cohorts, consentText, minimumAge, providerName, crisis } = props
  const [flow, dispatch] = useReducer(advanceFlow, startOfFlow)
  const { known, refresh } = useSeats(program.id)
  const isHydrated = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  const root = useRef<HTMLElement>(null)
  const { step, choice, details, errors, turn } = flow
  useErrorTitle(errors.length > 0)

  useEffect(() => {
    // The errors stand first, so they win over the step's heading.
    if (turn > 0) root.current?.querySelector<HTMLElement>('[data-takes-focus]')?.focus()
  }, [turn])

  function choose(chosen: Choice) {
    const isEligible = canJoin(program, chosen.state) && canJoin(program, chosen.residence ?? '')
    dispatch({ kind: 'chosen', choice: chosen, errors: checkChoice(chosen, program), isEligible })
    // Not even a question about seats follows the answer of someone who can't join.
    if (isEligible) refresh()
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
    const answer = await submit(choice, filledIn, consentText, pending.key).catch(cannotSend)
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
          minimumAge={minimumAge}
          crisis={crisis}
          onBack={goBack}
          onFilledIn={reserve}
        />
      ) : null}
      {step === 'reserved' ? (
        <ReservedStep
          cohort={findCohort(flow.reserved?.cohortId)}
          program={program}
          providerName={providerName}
          crisis={crisis}
          expiresAt={flow.reserved?.expiresAt}
        />
      ) : null}
    </section>
  )
}

/** The browser itself refused, before anything was sent: hashing needs a secure page. */
function cannotSend(): Answer {
  return { kind: 'refused', problem: '', pointers: [] }
}

async function submit(
  choice: Choice,
  { name, email }: Details,
  consentText: string,
  key: string,
): Promise<Answer> {
  const consentHash = await hashText(consentText)
  const confirmed = { isAdult: true, attestsLocation: true, consents: true } as const
  return await sendReservation({ ...choice, name, email, ...confirmed, consentHash }, key)
}
