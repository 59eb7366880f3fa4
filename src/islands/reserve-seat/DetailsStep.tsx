import type { FormEvent, MouseEvent } from 'react'
import type { Details, FieldError, Wish } from '../../reservations/forms/check-answers.ts'
import { nameState } from '../../reservations/us-states.ts'
import { describeFirstSession } from './describe-cohort.ts'
import { describeField, FieldMessage } from './FieldMessage.tsx'
import { TextField, TickField } from './fields.tsx'
import { look } from './look.ts'
import type { CohortProps } from './props.ts'

interface DetailsStepProps {
  cohort: CohortProps | undefined
  state: string
  details: Details
  errors: readonly FieldError[]
  isSending: boolean
  consentText: string
  marketingText: string | undefined
  wish: Wish
  minimumAge: number
  /** Given what was typed so far. */
  onBack: (details: Details) => void
  onFilledIn: (details: Details) => void
}

export function DetailsStep(props: DetailsStepProps) {
  const { cohort, state, details, errors, isSending, minimumAge, onBack, onFilledIn } = props
  const isPlace = props.wish === 'place'
  const { marketingText } = props

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!isSending) onFilledIn(readDetails(new FormData(event.currentTarget)))
  }

  function leave(event: MouseEvent<HTMLButtonElement>) {
    const { form } = event.currentTarget
    if (form) onBack(readDetails(new FormData(form)))
  }

  return (
    <form method="dialog" noValidate onSubmit={submit} className="space-y-6">
      <h3 tabIndex={-1} data-takes-focus className={look.heading}>
        Your details
      </h3>
      {isPlace ? (
        <p>
          This group is full. You can join the waiting list: a freed seat is offered in order, by
          mail, with a deadline.
        </p>
      ) : null}
      <div>
        {cohort ? <p>{`First session: ${describeFirstSession(cohort)}`}</p> : null}
        <p>{`During sessions you will be in: ${nameState(state)}`}</p>
        <button
          type="button"
          onClick={leave}
          aria-disabled={isSending ? true : undefined}
          className={look.quietButton}
        >
          Change group or state
        </button>
      </div>
      <TextField
        field="name"
        label="Name"
        autoComplete="name"
        value={details.name}
        errors={errors}
      />
      <TextField
        field="email"
        label="E-mail address"
        autoComplete="email"
        value={details.email}
        errors={errors}
      />
      <TickField field="isAdult" isTicked={details.isAdult} errors={errors}>
        {`I am ${minimumAge} or older`}
      </TickField>
      <TickField field="attestsLocation" isTicked={details.attestsLocation} errors={errors}>
        {`I will be in ${nameState(state)} during sessions`}
      </TickField>
      <div className={look.panel}>
        <p className="whitespace-pre-line">{props.consentText}</p>
      </div>
      <TickField field="consents" isTicked={details.consents} errors={errors}>
        I have read the text above and agree
      </TickField>
      {marketingText ? (
        <TickField field="marketing" isTicked={details.marketing} errors={errors}>
          {`${marketingText} (you need not tick this)`}
        </TickField>
      ) : null}
      <div hidden aria-hidden="true">
        <label>
          Leave this empty <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <div className="space-y-2">
        <FieldMessage field="send" errors={errors} />
        <button
          type="submit"
          aria-disabled={isSending ? true : undefined}
          className={look.button}
          {...describeSend(errors)}
        >
          {isSending ? 'Sending…' : isPlace ? 'Join the waiting list' : 'Reserve my seat'}
        </button>
      </div>
    </form>
  )
}

/** A button is never invalid; it only carries the words about what went wrong. */
function describeSend(errors: readonly FieldError[]) {
  const { id, 'aria-describedby': describedBy } = describeField('send', errors)
  return { id, 'aria-describedby': describedBy }
}

function readDetails(form: FormData): Details {
  const website = String(form.get('website') ?? '')
  return {
    name: String(form.get('name') ?? '').trim(),
    email: String(form.get('email') ?? '').trim(),
    isAdult: form.has('isAdult'),
    attestsLocation: form.has('attestsLocation'),
    consents: form.has('consents'),
    marketing: form.has('marketing'),
    ...(website ? { website } : {}),
  }
}
