declare namespace App {
  interface Locals {
    /** The content to render from; a static build has one of its own. */
    content?: import('./content/content.ts').Content
    /** The seat use cases; the resident server provides them to the API routes. */
    seats: import('./reservations/seats.ts').Seats
  }
}

declare namespace astroHTML.JSX {
  interface HTMLAttributes {
    /** Id of the popover that opens while a reader dwells on the element (Interest Invokers). */
    interestfor?: string | undefined
  }
}
