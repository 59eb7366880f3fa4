import type { APIRoute } from 'astro'
import { answerHoldStatus } from '../../../reservations/answers.ts'

export const prerender = false

/** `GET /api/reservations/<handle>/`: how a hold or a place in line fares. Changes nothing. */
export const GET: APIRoute = async ({ params, locals }) =>
  answerHoldStatus(await locals.seats.findHoldStatus(params['handle'] ?? ''))
