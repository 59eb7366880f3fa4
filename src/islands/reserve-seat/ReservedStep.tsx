import { CrisisNote } from './CrisisNote.tsx'
import { describeFirstSession, describeMeeting } from './describe-cohort.ts'
import { look } from './look.ts'
import type { CohortProps, ReserveSeatProps } from './props.ts'
import { describeVisitorTime } from './visitor-time.ts'

interface ReservedStepProps extends Pick<ReserveSeatProps, 'program' | 'providerName' | 'crisis'> {
  cohort: CohortProps | undefined
  /** Unknown when the seat was held by an earlier try whose answer was lost. */
  expiresAt: string | undefined
}

export function ReservedStep(props: ReservedStepProps) {
  const { cohort, program, providerName, crisis, expiresAt } = props
  const visitorTime = cohort && describeVisitorTime(cohort)
  return (
    <div className="space-y-6">
      <div className={`${look.panel} space-y-3`}>
        <h3 tabIndex={-1} data-takes-focus className={look.heading}>
          Check your mail: your seat is held
        </h3>
        <p>{`${program.title}, run by ${providerName}`}</p>
        {cohort ? <p>{describeMeeting(cohort)}</p> : null}
        {visitorTime ? <p>{visitorTime}</p> : null}
        {cohort ? <p>{`First session: ${describeFirstSession(cohort)}`}</p> : null}
        {expiresAt ? (
          <p>
            {`Open the link in the mail we have just sent you and confirm until ${describeTime(expiresAt)}. Then the seat is yours.`}
          </p>
        ) : (
          <p>
            An earlier try of yours had reached us, so the seat is held with what you entered then.
            Open the link in the mail to confirm it.
          </p>
        )}
      </div>
      <CrisisNote lines={crisis} />
    </div>
  )
}

/** Shown after hydration only, so the visitor's own clock is known. */
function describeTime(instant: string): string {
  return new Date(instant).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })
}
