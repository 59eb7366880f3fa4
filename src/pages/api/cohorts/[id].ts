import type { APIRoute } from 'astro'
import { answerJson, answerRefusal } from '../../../reservations/answers.ts'
import { documentId } from '../../../reservations/read-reserve-request.ts'

export const prerender = false

/** `GET /api/cohorts/<id>/`: one group and its seats. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { id } = params
  const known = documentId.safeParse(id)
  if (!known.success) return answerRefusal({ kind: 'cohort-unknown' })
  const found = await locals.seats.findAvailability(known.data)
  return found.kind === 'found' ? answerJson(found.availability) : answerRefusal(found)
}
