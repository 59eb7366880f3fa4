/** What can be tried too often. */
export type Guarded =
  | 'reserve'
  | 'find-links'
  | 'manage'
  | 'staff-sign-in'
  | 'staff-link'
  | 'preview'

export interface Limit {
  /** Tries from one network address within the stretch of time. */
  readonly perAddress: number
  /** Tries that name the same e-mail address. */
  readonly perEmail?: number
  readonly seconds: number
}

/**
 * Far above what a household or an office needs. Seats: a hold lasts about as long as the stretch,
 * so this also bounds how many one network address can keep from others.
 */
export const LIMITS: Readonly<Record<Guarded, Limit>> = {
  reserve: { perAddress: 20, perEmail: 10, seconds: 1800 },
  'find-links': { perAddress: 20, perEmail: 5, seconds: 1800 },
  manage: { perAddress: 120, seconds: 600 },
  'staff-sign-in': { perAddress: 20, perEmail: 5, seconds: 1800 },
  'staff-link': { perAddress: 30, seconds: 600 },
  preview: { perAddress: 240, seconds: 600 },
}

const POSTS: readonly [RegExp, Guarded][] = [
  [/^\/api\/reservations\/(?:waiting\/)?$/, 'reserve'],
  [/^\/reserve\/[^/]+\/$/, 'reserve'],
  [/^\/reservations\/$/, 'find-links'],
  [/^\/reservations\/[^/]+\/$/, 'manage'],
  [/^\/staff\/sign-in\/$/, 'staff-sign-in'],
  [/^\/staff\/sign-in\/[^/]+\/$/, 'staff-link'],
]

/** What a request is counted as; undefined for what may be done as often as one likes. */
export function findGuarded(method: string | undefined, pathname: string): Guarded | undefined {
  if (/^\/api\/preview\/(?:enable|links|open)\/?$/.test(pathname)) return 'preview'
  if (method !== 'POST') return undefined
  // Routes answer with and without the last slash, so both count.
  const path = pathname.endsWith('/') ? pathname : `${pathname}/`
  return POSTS.find(([pattern]) => pattern.test(path))?.[1]
}
