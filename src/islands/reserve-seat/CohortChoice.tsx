import type { FieldError } from '../../reservations/forms/check-answers.ts'
import {
  describeDates,
  describeLength,
  describeMeeting,
  describeSkipped,
} from './describe-cohort.ts'
import { canChoose, describeSeats, type SeatsKnown } from './describe-seats.ts'
import { describeField, FieldMessage } from './FieldMessage.tsx'
import { look } from './look.ts'
import type { CohortProps } from './props.ts'
import { describeVisitorTime } from './visitor-time.ts'

interface CohortChoiceProps {
  cohorts: readonly CohortProps[]
  chosenId: string
  known: SeatsKnown
  /** False on the server and in the first render, where the visitor's zone is unknown. */
  isHydrated: boolean
  errors: readonly FieldError[]
}

export function CohortChoice(props: CohortChoiceProps) {
  const { cohorts, chosenId, known, isHydrated, errors } = props
  // The summary's link needs a radio that can take the focus.
  const firstOpen = cohorts.find((cohort) => canChoose(known, cohort.id))?.id
  const { id, 'aria-describedby': describedBy } = describeField('cohort', errors)
  return (
    <fieldset
      id={firstOpen ? undefined : id}
      tabIndex={firstOpen ? undefined : -1}
      aria-describedby={describedBy}
      className="space-y-3"
    >
      <legend className="font-semibold text-ink">Which group would you like to join?</legend>
      <FieldMessage field="cohort" errors={errors} />
      {cohorts.map((cohort) => (
        <label
          key={cohort.id}
          className="flex min-h-11 cursor-pointer gap-[min(0.75rem,3vw)] rounded-xl border-2 border-control bg-paper p-[min(1rem,4.5vw)] has-checked:border-pine has-checked:bg-sand has-disabled:cursor-default"
        >
          <input
            type="radio"
            name="cohort"
            value={cohort.id}
            id={cohort.id === firstOpen ? id : undefined}
            defaultChecked={cohort.id === chosenId}
            disabled={!canChoose(known, cohort.id)}
            className={look.tick}
          />
          <CohortLines cohort={cohort} known={known} isHydrated={isHydrated} />
        </label>
      ))}
      {firstOpen ? null : <p>None of these groups takes people at the moment.</p>}
    </fieldset>
  )
}

function CohortLines(
  props: Pick<CohortChoiceProps, 'known' | 'isHydrated'> & { cohort: CohortProps },
) {
  const { cohort, known, isHydrated } = props
  const visitorTime = isHydrated ? describeVisitorTime(cohort) : undefined
  const skipped = describeSkipped(cohort)
  return (
    <span className="grid gap-1 text-ink">
      <span className="font-semibold">{describeMeeting(cohort)}</span>
      <span data-visitor-time={cohort.id} hidden={!visitorTime}>
        {visitorTime}
      </span>
      <span className="text-muted">{`${describeDates(cohort)}: ${describeLength(cohort)}`}</span>
      {skipped ? <span className="text-muted">{skipped}</span> : null}
      <span className="font-semibold" data-seats={cohort.id}>
        {describeSeats(known, cohort.id)}
      </span>
    </span>
  )
}
