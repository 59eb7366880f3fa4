import type { FormError } from '../../reservations/forms/read-form.ts'

/** What ties a control to its label, hint and error. */
export function describeField(field: string, errors: readonly FormError[], hasHint = false) {
  const hasError = errors.some((error) => error.field === field)
  const describedBy = [
    hasHint ? `field-${field}-hint` : '',
    hasError ? `field-${field}-error` : '',
  ].filter(Boolean)
  return {
    id: `field-${field}`,
    'aria-invalid': hasError ? ('true' as const) : undefined,
    'aria-describedby': describedBy.join(' ') || undefined,
  }
}
