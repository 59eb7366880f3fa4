import type { APIRoute } from 'astro'
import { readSession, sessionCookie } from '../../components/staff/session.ts'

export const prerender = false

/** `POST /staff/sign-out/`. */
export const POST: APIRoute = async ({ request, locals, url }) => {
  await locals.staff.signOut(readSession(request))
  return new Response(null, {
    status: 303,
    headers: { location: '/staff/sign-in/', 'set-cookie': sessionCookie('', url) },
  })
}
