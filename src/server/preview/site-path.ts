const ANYWHERE = 'http://site.invalid'

/**
 * The path on this site that `target` names; the start page for an address elsewhere, however it is
 * written. What the Studio adds for itself is left out.
 */
export function toSitePath(target: string | null | undefined): string {
  if (!target?.startsWith('/')) return '/'
  const url = URL.parse(target, ANYWHERE)
  // `//host`, `/\host` and the like become addresses of another origin, or paths that begin so.
  if (url?.origin !== ANYWHERE || url.pathname.startsWith('//')) return '/'
  if (url.pathname.startsWith('/api/')) return '/'
  for (const name of [...url.searchParams.keys()]) {
    if (name.startsWith('sanity-preview-')) url.searchParams.delete(name)
  }
  return url.pathname + url.search + url.hash
}
