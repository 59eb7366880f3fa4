declare namespace App {
  /** A form that the server didn't take, so that it can be sent once more. */
  interface RefusedForm {
    readonly kind: 'rate-limited' | 'looks-automated' | 'proof-needed'
    readonly path: string
    readonly form: readonly (readonly [string, string])[]
    /** How long to wait before it is taken. */
    readonly seconds?: number
  }

  interface Locals {
    /** The content to render from; a static build has one of its own. */
    content?: import('./content/content.ts').Content
    /** What visitors may do with seats; the resident server provides it to routes. */
    seats: import('./reservations/seats.ts').Seats
    /** The way in for staff. */
    staff: import('./reservations/staff/staff.ts').StaffEntrance
    /** A confirmed seat's calendar file (iCalendar text). */
    renderCalendar: (invitation: import('./reservations/invitation.ts').Invitation) => string
    /** Makes the mark of when a form was shown; only where the resident server renders. */
    formStamp?: () => string
    /** Why a form was not taken, on the page that says so. */
    refused?: RefusedForm
  }
}

declare namespace astroHTML.JSX {
  interface HTMLAttributes {
    /** Id of the popover that opens while a reader dwells on the element (Interest Invokers). */
    interestfor?: string | undefined
  }
}
