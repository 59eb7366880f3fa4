declare namespace App {
  interface Locals {
    /** The content to render from; a static build has one of its own. */
    content?: import('./content/content.ts').Content
    /** The seat use cases; the resident server provides them to the API routes. */
    seats: import('./reservations/seats.ts').Seats
  }
}
