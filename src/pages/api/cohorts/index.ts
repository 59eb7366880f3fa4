import type { APIRoute } from 'astro'
import { answerJson, answerRefusal } from '../../../reservations/answers.ts'
import { documentId } from '../../../reservations/read-reserve-request.ts'

export const prerender = false

/** `GET /api/cohorts/?program=<id>`: the program's groups and their seats. */
export const GET: APIRoute = async ({ url, locals }) => {
  const program = documentId.safeParse(url.searchParams.get('program'))
  if (!program.success) {
    const errors = [{ pointer: '/program', detail: 'Name a program: ?program=<id>' }]
    return answerRefusal({ kind: 'invalid-request', errors })
  }
  return answerJson({ cohorts: await locals.seats.listAvailability(program.data) })
}
