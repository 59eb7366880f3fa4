import type { APIRoute } from 'astro'
import { answerRefusal, answerReserve } from '../../../../reservations/answers.ts'
import { readReserveRequest } from '../../../../reservations/read-reserve-request.ts'

export const prerender = false

/** `POST /api/reservations/waiting/` with an Idempotency-Key: a place in a full group's line. */
export const POST: APIRoute = async ({ request, locals }) => {
  const read = await readReserveRequest(request)
  if (read.kind !== 'ready') return answerRefusal(read)
  return answerReserve(await locals.seats.joinWaitingList(read.request))
}
