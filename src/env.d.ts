declare namespace App {
  interface Locals {
    /** The content to render from; a static build has one of its own. */
    content?: import('./content/content.ts').Content
    /** What visitors may do with seats; the resident server provides it to routes. */
    seats: import('./reservations/seats.ts').Seats
    /** The way in for staff. */
    staff: import('./reservations/staff/staff.ts').StaffEntrance
    /** A confirmed seat's calendar file (iCalendar text). */
    renderCalendar: (invitation: import('./reservations/invitation.ts').Invitation) => string
  }
}

declare namespace astroHTML.JSX {
  interface HTMLAttributes {
    /** Id of the popover that opens while a reader dwells on the element (Interest Invokers). */
    interestfor?: string | undefined
  }
}
