import type { APIRoute } from 'astro'
import { answerRefusal, answerReserve } from '../../../reservations/answers.ts'
import { readReserveRequest } from '../../../reservations/read-reserve-request.ts'

export const prerender = false

/** `POST /api/reservations/` with an Idempotency-Key: holds a seat until the mail is answered. */
export const POST: APIRoute = async ({ request, locals }) => {
  const read = await readReserveRequest(request)
  if (read.kind !== 'ready') return answerRefusal(read)
  return answerReserve(await locals.seats.reserveSeat(read.request))
}
