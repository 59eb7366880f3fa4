import type { ServerResponse } from 'node:http'
import { contentSecurityPolicy, SECURITY_HEADERS } from '../security-headers.ts'
import { renderNotice } from './dress-preview.ts'

const NOTICES = {
  secret: {
    status: 401,
    title: 'This preview could not be opened',
    text: 'The Studio’s permission is over or was made for other content. Reload the Studio to get a new one.',
  },
  invitation: {
    status: 401,
    title: 'This preview link is over',
    text: 'A link to a preview works for 24 hours. Ask the person who sent it for a new one.',
  },
  often: {
    status: 429,
    title: 'Previews were opened too often',
    text: 'To keep guesses out, only so many are opened from one network. Try again in ten minutes.',
  },
} as const

/** Says, in words for the one who came, why no drafts are shown. */
export function refusePreview(response: ServerResponse, reason: keyof typeof NOTICES): void {
  const { status, title, text } = NOTICES[reason]
  const html = renderNotice(title, text)
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow',
    'content-security-policy': contentSecurityPolicy(html),
  })
  response.end(html)
}
