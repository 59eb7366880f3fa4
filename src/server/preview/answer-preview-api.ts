import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SanityClient } from '@sanity/client'
import { validatePreviewUrl } from '@sanity/preview-url-secret'
import { SECURITY_HEADERS } from '../security-headers.ts'
import type { DraftFollower } from './follow-drafts.ts'
import {
  type CookieSettings,
  formatEndOfPreview,
  formatPreviewCookie,
  readPreviewCookie,
} from './preview-cookie.ts'
import {
  acceptInvitation,
  createInvitation,
  createStudioPass,
  type PreviewPass,
  parsePerspective,
  readInvitation,
  sealPass,
} from './preview-pass.ts'
import { readForm } from './read-form.ts'
import { refusePreview } from './refuse-preview.ts'
import { toSitePath } from './site-path.ts'

export interface PreviewApiOptions {
  /** Reads the secrets that Studios leave in the lake. */
  readonly client: SanityClient
  readonly cookies: CookieSettings
  readonly siteUrl: string
  readonly follower: DraftFollower
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

const PRIVATE = { ...SECURITY_HEADERS, 'cache-control': 'private, no-store', vary: 'Cookie' }

function redirect(response: ServerResponse, location: string, cookies: string | string[]): void {
  response.writeHead(303, { ...PRIVATE, location, 'set-cookie': cookies }).end()
}

function answer(response: ServerResponse, status: number, headers: Record<string, string> = {}) {
  response.writeHead(status, { ...PRIVATE, ...headers }).end()
}

/** Another site must not end an editor's preview or change what it shows. */
function isFromThisSite(request: IncomingMessage, siteUrl: string): boolean {
  const from = request.headers['sec-fetch-site']
  return from === undefined
    ? request.headers.origin === new URL(siteUrl).origin
    : from === 'same-origin'
}

/** Answers everything below `/api/preview/`. */
export function createPreviewApi({ client, cookies, siteUrl, follower, now }: PreviewApiOptions) {
  type Answer = (
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ) => Promise<void> | void

  const passOf = (request: IncomingMessage): PreviewPass | undefined =>
    readPreviewCookie(request.headers.cookie, now(), cookies)

  /** The Studio brings a secret that it has just left in the lake: only an editor could. */
  const enable: Answer = async (_request, response, url) => {
    const { isValid, redirectTo, studioOrigin, studioPreviewPerspective } =
      await validatePreviewUrl(client, url.href)
    if (!isValid || !studioOrigin) return refusePreview(response, 'secret')
    const perspective = parsePerspective(studioPreviewPerspective)
    const pass = createStudioPass({ studioOrigin, perspective }, now())
    redirect(response, toSitePath(redirectTo), formatPreviewCookie(pass, now(), cookies))
  }

  const disable: Answer = async (request, response) => {
    if (!isFromThisSite(request, siteUrl)) return answer(response, 403)
    const form = await readForm(request)
    if (!form) return answer(response, 413, { connection: 'close' })
    redirect(response, toSitePath(form.get('path')), formatEndOfPreview(cookies))
  }

  const changePerspective: Answer = async (request, response) => {
    const pass = passOf(request)
    if (pass?.use !== 'studio' || !isFromThisSite(request, siteUrl)) return answer(response, 403)
    const form = await readForm(request)
    if (!form) return answer(response, 413, { connection: 'close' })
    const changed: PreviewPass = {
      ...pass,
      perspective: parsePerspective(form.get('perspective')),
    }
    answer(response, 204, { 'set-cookie': formatPreviewCookie(changed, now(), cookies) })
  }

  /** The Studio asks for a link to send around, with the same secret as for its own preview. */
  const createLink: Answer = async (request, response) => {
    const form = await readForm(request)
    if (!form) return answer(response, 413, { connection: 'close' })
    const secret = new URLSearchParams({ 'sanity-preview-secret': form.get('secret') ?? '' })
    const { isValid, studioOrigin } = await validatePreviewUrl(client, `/?${secret}`)
    if (!isValid || !studioOrigin) return answer(response, 403)
    if (request.headers.origin !== studioOrigin) return answer(response, 403)
    const invitation = createInvitation(toSitePath(form.get('path')), now())
    const token = sealPass(cookies.key, invitation)
    response.writeHead(200, {
      ...PRIVATE,
      'content-type': 'application/json',
      'access-control-allow-origin': studioOrigin,
      vary: 'Cookie, Origin',
    })
    response.end(
      JSON.stringify({
        path: `/api/preview/open?invitation=${token}`,
        expiresAt: new Date(invitation.expiresAt).toISOString(),
      }),
    )
  }

  const open: Answer = (_request, response, url) => {
    const token = url.searchParams.get('invitation') ?? ''
    const invitation = readInvitation(cookies.key, token, now())
    if (!invitation) return refusePreview(response, 'invitation')
    const cookie = formatPreviewCookie(acceptInvitation(invitation), now(), cookies)
    redirect(response, invitation.path, cookie)
  }

  const followChanges: Answer = (request, response) =>
    passOf(request) ? follower.subscribe(response) : answer(response, 401)

  const answers = new Map<string, Answer>([
    ['GET enable', enable],
    ['POST disable', disable],
    ['POST perspective', changePerspective],
    ['POST links', createLink],
    ['GET open', open],
    ['GET changes', followChanges],
  ])

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const name = url.pathname.replace(/^\/api\/preview\//, '').replace(/\/$/, '')
    const found = answers.get(`${request.method} ${name}`)
    if (found) return await found(request, response, url)
    const allow = ['GET', 'POST'].find((method) => answers.has(`${method} ${name}`))
    if (allow) answer(response, 405, { allow })
    else answer(response, 404)
  }
}
