import type { AstroGlobal } from 'astro'
import type { StaffDesk } from '../../reservations/staff/staff.ts'

const NAME = 'attune-staff'

/** The cookie that keeps a session: for these pages and this browser alone. */
export function sessionCookie(session: string, url: URL): string {
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  const end = session ? '' : '; Max-Age=0'
  return `${NAME}=${session}; Path=/staff/; HttpOnly; SameSite=Strict${secure}${end}`
}

export function readSession(request: Request): string {
  const cookies = request.headers.get('cookie') ?? ''
  const found = cookies.split('; ').find((cookie) => cookie.startsWith(`${NAME}=`))
  return found?.slice(NAME.length + 1) ?? ''
}

export interface SignedIn {
  email: string
  desk: StaffDesk
}

/** Who is at the desk; undefined for anyone who isn't signed in. */
export async function findSignedIn({
  request,
  locals,
}: Pick<AstroGlobal, 'request' | 'locals'>): Promise<SignedIn | undefined> {
  const session = await locals.staff.continueSession(readSession(request))
  if (session.kind === 'signed-out') return undefined
  return { email: session.email, desk: locals.staff.as(session.email) }
}
