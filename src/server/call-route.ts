import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CompiledSite } from '../publishing/compile-site.ts'
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

/** Answers API requests with the compiled site's own routes. */
export function createRouteCaller(
  site: CompiledSite,
  locals: Pick<App.Locals, 'seats' | 'staff' | 'renderCalendar'>,
) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const read = await readWebRequest(request, url)
    if (read.kind === 'refused') return answerProblem(response, read.status, read.title)
    const clientAddress = request.socket.remoteAddress ?? ''
    const answer = await site.render(read.request, { locals, clientAddress })
    // No route has answered: the site's own page for that would be no answer to a program.
    if (isHtml(answer) || (!answer.body && request.method !== 'HEAD')) {
      const status = answer.status === 200 ? 404 : answer.status
      return answerProblem(response, status, 'There is nothing here')
    }
    await send(response, answer, {})
  }
}

/** Pages about one person: never kept by anyone, never indexed, never named to another page. */
const PERSONAL_PAGE = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
}

/** Answers requests for the pages that are made for one person when asked for. */
export function createPageCaller(
  site: CompiledSite,
  locals: Pick<App.Locals, 'seats' | 'staff' | 'renderCalendar'>,
  readContent: () => Promise<NonNullable<App.Locals['content']>>,
) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const read = await readWebRequest(request, url)
    if (read.kind === 'refused') return answerProblem(response, read.status, read.title)
    const content = await readContent()
    const clientAddress = request.socket.remoteAddress ?? ''
    const answer = await site.render(read.request, {
      locals: { ...locals, content },
      clientAddress,
    })
    const policy = isHtml(answer)
      ? { 'content-security-policy': contentSecurityPolicy(await answer.clone().text()) }
      : {}
    await send(response, answer, { ...PERSONAL_PAGE, ...policy })
  }
}
