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
    const form = new FormData(event.currentTarget)
    const read = (name: string) => String(form.get(name) ?? '')
    const residence = asksResidence ? { residence: read('residence') } : {}
    onChosen({ cohortId: read('cohort'), state: read('state'), ...residence })
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
      <button type="submit" className={look.button}>
        Continue
      </button>
      <noscript>
        <p>To reserve a seat on this page, JavaScript has to be switched on.</p>
      </noscript>
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
      <option value="">Choose a state or territory</option>
      {US_STATES.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}
