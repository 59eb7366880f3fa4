import { type PreviewPass, readPass, sealPass } from './preview-pass.ts'

/** What decides a cookie's name and flags. */
export interface CookieSettings {
  readonly key: string
  /** Whether readers reach the site over https. */
  readonly isSecure: boolean
}

const NAME = 'attune-preview'
// With the prefix a browser refuses the cookie from any other host, or without encryption.
const nameOf = ({ isSecure }: CookieSettings) => (isSecure ? `__Host-${NAME}` : NAME)

/** Whether a request may come from somebody with a pass; the pass itself isn't looked at. */
export function mayHoldPass(header: string | undefined): boolean {
  return header?.includes(`${NAME}=`) ?? false
}

/**
 * Over https the Studio is another site, and a cookie inside its frame needs SameSite=None; kept
 * apart by Partitioned, it is only sent there. On one machine all ports are one site.
 */
function flagsOf(use: PreviewPass['use'], { isSecure }: CookieSettings): string {
  const isFramed = use === 'studio' && isSecure
  return `Path=/; HttpOnly; ${isSecure ? 'Secure; ' : ''}${isFramed ? 'SameSite=None; Partitioned' : 'SameSite=Lax'}`
}

/** The `Set-Cookie` header that gives `pass` to a browser. */
export function formatPreviewCookie(
  pass: PreviewPass,
  now: number,
  settings: CookieSettings,
): string {
  const seconds = Math.floor((pass.expiresAt - now) / 1000)
  const value = sealPass(settings.key, pass)
  return `${nameOf(settings)}=${value}; ${flagsOf(pass.use, settings)}; Max-Age=${seconds}`
}

/** The `Set-Cookie` headers that take every pass away: browsers keep partitioned cookies apart. */
export function formatEndOfPreview(settings: CookieSettings): string[] {
  const flags = new Set([flagsOf('studio', settings), flagsOf('link', settings)])
  return [...flags].map((flag) => `${nameOf(settings)}=; ${flag}; Max-Age=0`)
}

/** The valid pass among a request's cookies. */
export function readPreviewCookie(
  header: string | undefined,
  now: number,
  settings: CookieSettings,
): PreviewPass | undefined {
  const start = `${nameOf(settings)}=`
  // An editor who opened a shared link holds two; the Studio's lets them do more.
  const passes = (header ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(start))
    .flatMap((cookie) => readPass(settings.key, cookie.slice(start.length), now) ?? [])
  return passes.find(({ use }) => use === 'studio') ?? passes[0]
}
