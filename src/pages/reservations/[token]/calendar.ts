import type { APIRoute } from 'astro'

export const prerender = false

/** `GET /reservations/<token>/calendar/`: the calendar entry of a confirmed seat. */
export const GET: APIRoute = async ({ params, locals, redirect }) => {
  const token = params['token'] ?? ''
  const outcome = await locals.seats.findInvitation(token)
  // The page itself explains a link that doesn't work and a seat that isn't confirmed.
  if (outcome.kind !== 'found') return redirect(`/reservations/${encodeURIComponent(token)}/`, 303)
  return new Response(locals.renderCalendar(outcome.invitation), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8; method=REQUEST',
      // A neutral name: files lie about in folders that others see.
      'content-disposition': 'attachment; filename="reservation.ics"',
    },
  })
}
