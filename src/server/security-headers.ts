import { createHash } from 'node:crypto'

const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`

function hashesOf(html: string, tag: 'script' | 'style'): string {
  const inline = html.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`, 'g'))
  const hashes = [...inline].flatMap(([, code]) => (code ? [hash(code)] : []))
  return [...new Set(hashes)].join(' ')
}

/** What an editor's overlay needs: it adds an empty `<style>` and fills it by script, rule by rule. */
const OVERLAY_STYLE = hash('')

/** No script of ours turns text into markup or code, so browsers refuse any that tries. */
const TRUSTED_TYPES = [`require-trusted-types-for 'script'`, `trusted-types 'none'`]

/** The page that searches runs Pagefind's WebAssembly; no other page may compile any. */
const needsWebAssembly = (html: string) => html.includes(' data-search>')

/**
 * The policy of one page: its own files and the inline code it was published with, nothing else.
 * A page can't load from, or send to, any other host, and nobody may show it in a frame.
 */
export function contentSecurityPolicy(html: string): string {
  return [...listBase(html), ...TRUSTED_TYPES].join('; ')
}

/**
 * The policy of a preview. Code that morphs a page, and an editor's overlay, parse markup, so it
 * lacks Trusted Types. `studioOrigin` is that of the Studio whose editor looks at it: it alone may
 * show the page in a frame.
 */
export function previewSecurityPolicy(html: string, studioOrigin?: string): string {
  return listBase(html, studioOrigin).join('; ')
}

function listBase(html: string, studioOrigin?: string): string[] {
  const styles = studioOrigin
    ? `${hashesOf(html, 'style')} ${OVERLAY_STYLE}`
    : hashesOf(html, 'style')
  return [
    `default-src 'none'`,
    [
      'script-src',
      "'self'",
      needsWebAssembly(html) && "'wasm-unsafe-eval'",
      hashesOf(html, 'script'),
    ]
      .filter(Boolean)
      .join(' '),
    `style-src 'self' ${styles}`.trim(),
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors ${studioOrigin ?? "'none'"}`,
  ]
}

/** What a page that only shows text could ever be asked to lend: nothing. */
const UNUSED_POWERS = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** Sent with every answer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': UNUSED_POWERS.map((power) => `${power}=()`).join(', '),
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
}

/**
 * Sent with every answer of a site that is reached over https: browsers ask it no other way for
 * two years. Other hosts below the same name are left to decide for themselves.
 */
export const TRANSPORT_SECURITY = 'max-age=63072000'
