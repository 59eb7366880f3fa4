import { reserveBody } from '../read-reserve-request.ts'
import { type FormError, readText } from './read-form.ts'

export type ReadEmail = { kind: 'ready'; email: string } | { kind: 'invalid'; error: FormError }

/** The e-mail address of a form, or what is wrong with it. */
export function readEmail(form: FormData): ReadEmail {
  const typed = readText(form, 'email')
  const parsed = reserveBody.shape.email.safeParse(typed)
  if (parsed.success) return { kind: 'ready', email: parsed.data }
  const message = typed
    ? 'Enter an e-mail address in the form name@example.com'
    : 'Enter your e-mail address'
  return { kind: 'invalid', error: { field: 'email', message } }
}
