import { CrisisNote } from './CrisisNote.tsx'
import { describeFirstSession, describeMeeting } from './describe-cohort.ts'
import { look } from './look.ts'
import type { CohortProps, ReserveSeatProps } from './props.ts'
import { describeVisitorTime } from './visitor-time.ts'

interface ReservedStepProps extends Pick<ReserveSeatProps, 'program' | 'providerName' | 'crisis'> {
  cohort: CohortProps | undefined
  /** Unknown when the seat was reserved by an earlier try whose answer was lost. */
  reservationId: string | undefined
}

export function ReservedStep(props: ReservedStepProps) {
  const { cohort, program, providerName, crisis, reservationId } = props
  const visitorTime = cohort && describeVisitorTime(cohort)
  return (
    <div className="space-y-6">
      <div className={`${look.panel} space-y-3`}>
        <h3 tabIndex={-1} data-takes-focus className={look.heading}>
          Your seat is reserved
        </h3>
        <p>{`${program.title}, run by ${providerName}`}</p>
        {cohort ? <p>{describeMeeting(cohort)}</p> : null}
        {visitorTime ? <p>{visitorTime}</p> : null}
        {cohort ? <p>{`First session: ${describeFirstSession(cohort)}`}</p> : null}
        {reservationId ? (
          <p className="break-words">{`Reservation number: ${reservationId}`}</p>
        ) : (
          <p>
            An earlier try of yours had reached us, so the seat is reserved with what you entered
            then.
          </p>
        )}
      </div>
      <CrisisNote lines={crisis} />
    </div>
  )
}
