const KINDS = [
  ['asset', /^\/(?:_astro|media|pagefind|og)\//],
  ['preview', /^\/api\/preview\//],
  ['api', /^\/api\//],
  ['health', /^\/(?:healthz|readyz)$/],
  ['personal', /^\/(?:reserve|reservations|staff)(?:\/|$)/],
] as const

export type RequestKind = (typeof KINDS)[number][0] | 'page'

/**
 * What sort of thing a request asks for. Logs and figures say this instead of the address: an
 * address may hold a person's token or words they searched for.
 */
export function requestKind(target = '/'): RequestKind {
  return KINDS.find(([, pattern]) => pattern.test(target))?.[0] ?? 'page'
}
