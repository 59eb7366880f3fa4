import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CompiledSite } from '../publishing/compile-site.ts'
import { answerFault } from './answer-fault.ts'
import { answerRefusal, retryHeaders, statusOf } from './guard/answer-refusal.ts'
import { isForeign } from './guard/foreign-request.ts'
import type { Gate } from './guard/gate.ts'
import { hideDuration } from './guard/hide-duration.ts'
import { findGuarded } from './guard/limits.ts'
import { contentSecurityPolicy, SECURITY_HEADERS } from './security-headers.ts'
import { readWebRequest } from './web-request.ts'

function answerProblem(response: ServerResponse, status: number, title: string) {
  response
    .writeHead(status, {
      ...SECURITY_HEADERS,
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      connection: 'close',
    })
    .end(JSON.stringify({ type: 'about:blank', title, status }))
}

function isHtml(answer: Response): boolean {
  return answer.headers.get('content-type')?.startsWith('text/html') ?? false
}

/** Whether Astro itself refused, as it does forms whose origin nobody names: in a bare word or two. */
function isBareRefusal(answer: Response): boolean {
  return (
    answer.status === 403 && (answer.headers.get('content-type') ?? '').startsWith('text/plain')
  )
}

async function send(response: ServerResponse, answer: Response, headers: Record<string, string>) {
  const cookies = answer.headers.getSetCookie()
  response.writeHead(answer.status, {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    ...Object.fromEntries(answer.headers),
    ...headers,
    ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
  })
  response.end(Buffer.from(await answer.arrayBuffer()))
}

type RouteLocals = Pick<App.Locals, 'seats' | 'staff' | 'renderCalendar'>

const FOREIGN = 'Another site may not send this'

/**
 * What may have a route below `/api/`. Anything else is answered here: the compiled site would render
 * its own page for it, which asks the Content Lake.
 */
const ROUTED = /^\/api\/(?:[\w.~-]+\/)*$/

/** Answers API requests with the compiled site's own routes. */
export function createRouteCaller(site: CompiledSite, locals: RouteLocals, gate: Gate) {
  return async (request: IncomingMessage, response: ServerResponse, asked: URL): Promise<void> => {
    const url = new URL(asked)
    // With the slash a name with a dot is no file to the compiled site.
    if (!url.pathname.endsWith('/')) url.pathname += '/'
    const read = await readWebRequest(request, url)
    if (read.kind === 'refused') return answerProblem(response, read.status, read.title)
    if (!ROUTED.test(url.pathname)) return answerProblem(response, 404, 'There is nothing here')
    if (request.method === 'POST' && isForeign(request, gate.siteUrl)) {
      return answerProblem(response, 403, FOREIGN)
    }
    const clientAddress = gate.addressOf(request)
    const action = findGuarded(request.method, url.pathname)
    const verdict = action && (await gate.guard.check(action, read.request, clientAddress))
    if (verdict?.kind === 'refuse') {
      return await send(response, answerRefusal(verdict.refusal), {})
    }
    const answer = await site.render(read.request, { locals, clientAddress })
    if (isBareRefusal(answer)) return answerProblem(response, answer.status, FOREIGN)
    // No route has answered: the site's own page for that would be no answer to a program.
    if (isHtml(answer) || (!answer.body && request.method !== 'HEAD')) {
      const status = answer.status === 200 ? 404 : answer.status
      return answerProblem(response, status, 'There is nothing here')
    }
    // What shows a form's seats also marks when it was shown.
    const stamp = url.pathname === '/api/cohorts/' ? { 'form-stamp': gate.guard.stamp() } : {}
    await send(response, answer, { ...stamp })
  }
}

/** Pages about one person: never kept by anyone, never indexed, never named to another page. */
const PERSONAL_PAGE = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
}

/**
 * What may have a personal page. The compiled site decodes an address again and again before it looks
 * for a route, so anything written another way would find one past the limits on its proper address.
 */
const PAGED = /^\/(?:[\w.~-]+\/)*[\w.~-]*$/

/** Answers requests for the pages that are made for one person when asked for. */
export function createPageCaller(
  site: CompiledSite,
  locals: RouteLocals,
  readContent: () => Promise<NonNullable<App.Locals['content']>>,
  gate: Gate,
) {
  const { guard } = gate

  async function answerPage(
    request: IncomingMessage,
    sent: Request,
    url: URL,
  ): Promise<{ answer: Response; headers: Record<string, string> }> {
    const pageLocals = { ...locals, content: await readContent(), formStamp: guard.stamp }
    const clientAddress = gate.addressOf(request)
    const action = findGuarded(request.method, url.pathname)
    const verdict = action && (await guard.check(action, sent, clientAddress))
    if (verdict?.kind !== 'refuse') {
      return { answer: await site.render(sent, { locals: pageLocals, clientAddress }), headers: {} }
    }
    const { refusal, fields } = verdict
    const page = await site.render(new Request(new URL('/reservations/refused/', url)), {
      locals: { ...pageLocals, refused: { ...refusal, path: url.pathname, form: fields.form } },
      clientAddress,
    })
    const answer = new Response(page.body, { status: statusOf(refusal), headers: page.headers })
    return { answer, headers: retryHeaders(refusal) }
  }

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const read = await readWebRequest(request, url)
    if (read.kind === 'refused') return answerProblem(response, read.status, read.title)
    if (request.method === 'POST' && isForeign(request, gate.siteUrl)) {
      return answerProblem(response, 403, FOREIGN)
    }
    const sent = PAGED.test(url.pathname) ? read.request : new Request(new URL('/404/', url))
    const action = findGuarded(request.method, url.pathname)
    const isTelling = action === 'find-links' || action === 'staff-sign-in'
    const answering = () => answerPage(request, sent, url)
    const { answer, headers } = isTelling ? await hideDuration(answering) : await answering()
    if (isBareRefusal(answer)) return answerProblem(response, answer.status, FOREIGN)
    if (answer.status === 500) return answerFault(request, response)
    const policy = isHtml(answer)
      ? { 'content-security-policy': contentSecurityPolicy(await answer.clone().text()) }
      : {}
    await send(response, answer, { ...PERSONAL_PAGE, ...headers, ...policy })
  }
}
