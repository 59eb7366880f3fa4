import type { APIRoute } from 'astro'
import { findSignedIn } from '../../../../components/staff/session.ts'

export const prerender = false

/** `POST /staff/groups/<id>/export/`: everybody in the group as CSV. */
export const POST: APIRoute = async (context) => {
  const signedIn = await findSignedIn(context)
  if (!signedIn) return context.redirect('/staff/sign-in/', 303)
  const outcome = await signedIn.desk.exportGroup(context.params['cohort'] ?? '')
  if (outcome.kind !== 'exported') return context.redirect('/staff/', 303)
  return new Response(outcome.csv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${outcome.fileName}"`,
    },
  })
}
