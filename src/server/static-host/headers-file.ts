import type { BuiltPage } from '../../publishing/static-build/read-built-pages.ts'
import { preloadHeader } from '../preload-header.ts'
import { contentSecurityPolicy, SECURITY_HEADERS, TRANSPORT_SECURITY } from '../security-headers.ts'

/** Where files lie whose names change with what is in them; as the resident server has it. */
const HASHED = [
  '/_astro/*',
  '/media/*',
  '/og/*',
  '/pagefind/filter/*',
  '/pagefind/fragment/*',
  '/pagefind/index/*',
]
const IMMUTABLE = { 'Cache-Control': 'public, max-age=31536000, immutable' }

function toRule(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
  return `${path}\n${lines.join('')}`
}

/**
 * The headers that the resident server sends, gathered page by page, in the form that Netlify,
 * Cloudflare Pages and others read from `_headers`. Each page has a rule of its own, since its
 * policy names its inline code.
 */
export function collectHeaders(siteUrl: string, pages: readonly BuiltPage[] = []) {
  const everywhere = siteUrl.startsWith('https:')
    ? { ...SECURITY_HEADERS, 'strict-transport-security': TRANSPORT_SECURITY }
    : SECURITY_HEADERS
  const rules = new Map<string, string>()
  function add({ path, html }: BuiltPage): void {
    const link = preloadHeader(html)
    const headers = {
      'Content-Security-Policy': contentSecurityPolicy(html),
      ...(link === undefined ? {} : { Link: link }),
    }
    rules.set(path, toRule(path, headers))
  }
  for (const page of pages) add(page)
  return {
    add,
    toFile(): string {
      const byAddress = [...rules].sort(([one], [other]) => (one < other ? -1 : 1))
      return [
        toRule('/*', everywhere),
        ...HASHED.map((paths) => toRule(paths, IMMUTABLE)),
        ...byAddress.map(([, rule]) => rule),
      ].join('')
    },
  }
}
