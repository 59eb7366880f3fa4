import { createHash } from 'node:crypto'

function hashesOf(html: string, tag: 'script' | 'style'): string {
  const inline = html.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))
  const hashes = [...inline].flatMap(([, code]) =>
    code ? [`'sha256-${createHash('sha256').update(code).digest('base64')}'`] : [],
  )
  return [...new Set(hashes)].join(' ')
}

/**
 * The policy of one page: its own files and the inline code it was published with, nothing else.
 * A page can't load from, or send to, any other host. `frameOrigin` is the one site that may show
 * it in a frame; readers' pages have none.
 */
export function contentSecurityPolicy(html: string, frameOrigin?: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self' ${hashesOf(html, 'script')}`.trim(),
    `style-src 'self' ${hashesOf(html, 'style')}`.trim(),
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors ${frameOrigin ?? "'none'"}`,
  ].join('; ')
}

/** Sent with every answer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
}
