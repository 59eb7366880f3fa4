import type { APIRoute } from 'astro'

export const prerender = false

/**
 * What a route answers that failed. Without it Astro asks the page whose address is "500", which
 * isn't there: a fault would pass for a 404.
 */
export const ALL: APIRoute = ({ request }) => {
  const title = 'Something went wrong on our side. Please try again.'
  const isProgram = new URL(request.url).pathname.startsWith('/api/')
  return isProgram
    ? new Response(JSON.stringify({ type: 'about:blank', title, status: 500 }), {
        status: 500,
        headers: { 'content-type': 'application/problem+json' },
      })
    : new Response(title, { status: 500, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
