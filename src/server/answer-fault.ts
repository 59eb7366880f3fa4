import type { IncomingMessage, ServerResponse } from 'node:http'
import { contentSecurityPolicy, SECURITY_HEADERS } from './security-headers.ts'

const TITLE = 'Something went wrong on our side'

/** Stands by itself: what the site's own pages are made of may be what is missing. */
const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${TITLE}</title>
<style>
body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 38rem; margin: 12vh auto; padding: 0 1.25rem }
h1 { font-size: 1.6rem; line-height: 1.25 }
a { color: inherit; display: inline-block; padding: 0.5rem 0 }
</style>
</head>
<body>
<main>
<h1>${TITLE}</h1>
<p>Please try again in a few minutes. If you were reserving a seat or changing one, look for our mail first: it tells you whether it was done.</p>
<p><a href="/">Go to the start page</a></p>
</main>
</body>
</html>
`

/** Answers what failed, for the one who asked: a page to a browser, a problem (RFC 9457) to a program. */
export function answerFault(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) return void response.end()
  const isBrowser = request.headers.accept?.includes('text/html') ?? false
  response.writeHead(500, {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    ...(isBrowser
      ? {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': contentSecurityPolicy(PAGE),
        }
      : { 'content-type': 'application/problem+json' }),
  })
  response.end(
    isBrowser ? PAGE : JSON.stringify({ type: 'about:blank', title: TITLE, status: 500 }),
  )
}
