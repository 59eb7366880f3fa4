import type { Field, FieldError } from '../../reservations/forms/check-answers.ts'
import { look } from './look.ts'

/** The words of the summary once more, beside the field. */
export function FieldMessage({ field, errors }: { field: Field; errors: readonly FieldError[] }) {
  const error = errors.find((candidate) => candidate.field === field)
  if (!error) return null
  return (
    <p id={`reserve-${field}-error`} className={look.error}>
      <span className="sr-only">Error: </span>
      {error.message}
    </p>
  )
}

/** What ties a control to its message. */
export function describeField(field: Field, errors: readonly FieldError[]) {
  const hasError = errors.some((error) => error.field === field)
  return {
    id: `reserve-${field}`,
    'aria-invalid': hasError ? true : undefined,
    'aria-describedby': hasError ? `reserve-${field}-error` : undefined,
  }
}
