import type { FormEvent } from 'react'
import { US_STATES } from '../../reservations/us-states.ts'
import { CohortChoice } from './CohortChoice.tsx'
import type { SeatsKnown } from './describe-seats.ts'
import { describeField, FieldMessage } from './FieldMessage.tsx'
import { look } from './look.ts'
import type { CohortProps } from './props.ts'
import type { Choice, FieldError } from './reservation-flow.ts'

interface ChooseStepProps {
  cohorts: readonly CohortProps[]
  choice: Choice
  errors: readonly FieldError[]
  known: SeatsKnown
  isHydrated: boolean
  onChosen: (choice: Choice) => void
}

export function ChooseStep({
  cohorts,
  choice,
  errors,
  known,
  isHydrated,
  onChosen,
}: ChooseStepProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onChosen({ cohortId: String(form.get('cohort') ?? ''), state: String(form.get('state') ?? '') })
  }

  return (
    // Without a dialog around it, `dialog` sends nothing: answers given before the page is ready
    // must not end up in an address.
    <form method="dialog" noValidate onSubmit={submit} className="space-y-6">
      <h3 tabIndex={-1} data-takes-focus className={look.heading}>
        Choose a group
      </h3>
      <CohortChoice
        cohorts={cohorts}
        chosenId={choice.cohortId}
        known={known}
        isHydrated={isHydrated}
        errors={errors}
      />
      <div className="space-y-2">
        <label htmlFor="reserve-state" className="block font-semibold text-ink">
          Which state will you be in during sessions?
        </label>
        <p id="reserve-state-hint" className="text-muted">
          Licensing rules go by where you are while the group meets.
        </p>
        <FieldMessage field="state" errors={errors} />
        <StateSelect chosen={choice.state} errors={errors} />
      </div>
      <button type="submit" className={look.button}>
        Continue
      </button>
      <noscript>
        <p>To reserve a seat on this page, JavaScript has to be switched on.</p>
      </noscript>
    </form>
  )
}

function StateSelect({ chosen, errors }: { chosen: string; errors: readonly FieldError[] }) {
  const description = describeField('state', errors)
  const describedBy = ['reserve-state-hint', description['aria-describedby']]
  return (
    <select
      {...description}
      aria-describedby={describedBy.filter(Boolean).join(' ')}
      name="state"
      defaultValue={chosen}
      autoComplete="off"
      className={look.input}
    >
      <option value="">Choose a state or territory</option>
      {US_STATES.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}
