/** Where a program's page lives. */
export function programHref(slug: string): string {
  return `/programs/${encodeURIComponent(slug)}/`
}
