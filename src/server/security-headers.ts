import { createHash } from 'node:crypto'

const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`

function hashesOf(html: string, tag: 'script' | 'style'): string {
  const inline = html.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))
  const hashes = [...inline].flatMap(([, code]) => (code ? [hash(code)] : []))
  return [...new Set(hashes)].join(' ')
}

/** What an editor's overlay needs: it adds an empty `<style>` and fills it by script, rule by rule. */
const OVERLAY_STYLE = hash('')

/**
 * The policy of one page: its own files and the inline code it was published with, nothing else.
 * A page can't load from, or send to, any other host. `studioOrigin` is that of the Studio whose
 * editor looks at a preview: it alone may show the page in a frame. Readers' pages have none.
 */
export function contentSecurityPolicy(html: string, studioOrigin?: string): string {
  const styles = studioOrigin
    ? `${hashesOf(html, 'style')} ${OVERLAY_STYLE}`
    : hashesOf(html, 'style')
  return [
    `default-src 'none'`,
    `script-src 'self' ${hashesOf(html, 'script')}`.trim(),
    `style-src 'self' ${styles}`.trim(),
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors ${studioOrigin ?? "'none'"}`,
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
