import type { FormEvent } from 'react'
import type { Choice, FieldError } from '../../reservations/forms/check-answers.ts'
import { US_STATES } from '../../reservations/us-states.ts'
import { CohortChoice } from './CohortChoice.tsx'
import type { SeatsKnown } from './describe-seats.ts'
import { describeField, FieldMessage } from './FieldMessage.tsx'
import { look } from './look.ts'
import type { CohortProps } from './props.ts'
import { readChoice } from './read-choice.ts'

interface ChooseStepProps {
  cohorts: readonly CohortProps[]
  choice: Choice
  asksResidence: boolean
  errors: readonly FieldError[]
  known: SeatsKnown
  isHydrated: boolean
  onChosen: (choice: Choice) => void
}

export function ChooseStep({
  cohorts,
  choice,
  asksResidence,
  errors,
  known,
  isHydrated,
  onChosen,
}: ChooseStepProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    onChosen(readChoice(event.currentTarget, asksResidence))
  }

  return (
    // Without JavaScript the same form goes on at its address; posted, so that no answer ends up in
    // one.
    <form method="post" action="/reserve/" noValidate onSubmit={submit} className="space-y-6">
      <input type="hidden" name="step" value="where" />
      <h3 tabIndex={-1} data-takes-focus className={look.heading}>
        Choose a group
      </h3>
      <div className="space-y-2">
        <label htmlFor="reserve-state" className="block font-semibold text-ink">
          Which state will you be in during sessions?
        </label>
        <p id="reserve-state-hint" className="text-muted">
          Licensing rules go by where you are while the group meets.
        </p>
        <FieldMessage field="state" errors={errors} />
        <StateSelect field="state" chosen={choice.state} errors={errors} />
      </div>
      {asksResidence ? (
        <div className="space-y-2">
          <label htmlFor="reserve-residence" className="block font-semibold text-ink">
            Which state do you live in?
          </label>
          <FieldMessage field="residence" errors={errors} />
          <StateSelect field="residence" chosen={choice.residence ?? ''} errors={errors} />
        </div>
      ) : null}
      <CohortChoice
        cohorts={cohorts}
        chosenId={choice.cohortId}
        known={known}
        isHydrated={isHydrated}
        errors={errors}
      />
      <button type="submit" className={look.button}>
        Continue
      </button>
    </form>
  )
}

interface StateSelectProps {
  field: 'state' | 'residence'
  chosen: string
  errors: readonly FieldError[]
}

function StateSelect({ field, chosen, errors }: StateSelectProps) {
  const description = describeField(field, errors)
  const hint = field === 'state' ? 'reserve-state-hint' : undefined
  const describedBy = [hint, description['aria-describedby']].filter(Boolean).join(' ')
  return (
    <select
      {...description}
      aria-describedby={describedBy || undefined}
      name={field}
      defaultValue={chosen}
      autoComplete="off"
      className={look.input}
    >
      <option value="">State or territory</option>
      {US_STATES.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}
