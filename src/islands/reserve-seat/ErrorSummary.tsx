import type { FieldError } from '../../reservations/forms/check-answers.ts'
import { look } from './look.ts'

/** Names every error and leads to its field. Takes the focus when it appears. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <div
      role="alert"
      tabIndex={-1}
      data-takes-focus
      className="rounded-xl border-4 border-clay bg-paper p-5 focus-visible:outline-3 focus-visible:outline-pine"
    >
      <h3 className="font-heading text-xl text-ink">There is a problem</h3>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field} className="py-1">
            <a
              href={`#reserve-${field}`}
              className={`${look.link} font-semibold`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(`reserve-${field}`)?.focus()
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
