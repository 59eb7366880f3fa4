import { describeTimeLeft } from '../../reservations/describe-time-left.ts'
import type { Wish } from '../../reservations/forms/check-answers.ts'
import { describeFirstSession, describeMeeting } from './describe-cohort.ts'
import { look } from './look.ts'
import type { ReserveSeatProps } from './props.ts'
import type { Standing } from './seats-client.ts'
import { useStanding } from './use-standing.ts'
import { describeVisitorTime } from './visitor-time.ts'

interface ReservedStepProps extends Pick<ReserveSeatProps, 'program' | 'providerName' | 'cohorts'> {
  /** The group that was asked for. */
  cohortId: string | undefined
  wish: Wish
  /** Unknown when the place was taken by an earlier try whose answer was lost. */
  handle: string | undefined
}

export function ReservedStep(props: ReservedStepProps) {
  const { cohorts, program, providerName, handle, wish } = props
  const standing = useStanding(handle)
  const cohortId = standing?.movedTo ?? props.cohortId
  const cohort = cohorts.find(({ id }) => id === cohortId)
  const visitorTime = cohort && describeVisitorTime(cohort)
  return (
    <div className={`${look.panel} space-y-3`}>
      <h3 tabIndex={-1} data-takes-focus className={look.heading}>
        {nameStanding(standing, wish)}
      </h3>
      <p role="status" className="font-semibold">
        {handle ? describeStanding(standing) : ''}
      </p>
      {handle ? null : (
        <p>
          An earlier try of yours had reached us, so your place is kept with what you entered then.
          Open the link in the mail to confirm or change it.
        </p>
      )}
      <p>{`${program.title}, run by ${providerName}`}</p>
      {cohort ? <p>{describeMeeting(cohort)}</p> : null}
      {visitorTime ? <p>{visitorTime}</p> : null}
      {cohort ? <p>{`First session: ${describeFirstSession(cohort)}`}</p> : null}
      <p className="text-muted">
        No mail after a few minutes? Look in your spam folder, or{' '}
        <a href="/reservations/" className={look.link}>
          ask for a fresh link
        </a>
        .
      </p>
    </div>
  )
}

function nameStanding(standing: Standing | undefined, wish: Wish): string {
  switch (standing?.status) {
    case 'confirmed':
      return 'Your seat is confirmed'
    case 'offered':
      return 'Check your mail: a seat is free for you'
    case 'cancelled':
    case 'expired':
      return 'Your place is no longer kept'
    default:
      return wish === 'place' ? 'You are on the waiting list' : 'Check your mail: your seat is held'
  }
}

function describeStanding(standing: Standing | undefined): string {
  switch (standing?.status) {
    case 'held':
      return `Open the link in the mail that we have just sent you and confirm. ${describeLeft(standing)}`
    case 'offered':
      return `Open the link in the mail to accept it. ${describeLeft(standing)}`
    case 'waitlisted':
      return `You are number ${standing.position ?? 1} in line. When a seat becomes free, we offer it to you by mail, with a deadline.`
    case 'confirmed':
      return 'The mail has a link to change or cancel your reservation.'
    case 'cancelled':
    case 'expired':
      return 'You are welcome to reserve again.'
    default:
      return 'Open the link in the mail that we have just sent you.'
  }
}

function describeLeft({ timeLeft }: Standing): string {
  return timeLeft === undefined ? '' : `Time left: ${describeTimeLeft(timeLeft)}.`
}
