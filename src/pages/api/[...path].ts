import type { APIRoute } from 'astro'

export const prerender = false

/** Whatever has no route of its own under `/api/`. */
export const ALL: APIRoute = () =>
  Response.json(
    { type: 'about:blank', title: 'There is nothing here', status: 404 },
    { status: 404, headers: { 'content-type': 'application/problem+json' } },
  )
