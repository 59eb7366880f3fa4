import type { RequestListener } from 'node:http'

/**
 * Answers the Studio in place of the readers' site, which no flow here needs: of every document, it
 * has no page and no complaint.
 */
export const answerForSite: RequestListener = (request, response) => {
  const id = /^\/api\/documents\/([^/]+)\//.exec(request.url ?? '')?.[1]
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Access-Control-Allow-Origin': '*',
  })
  response.end(JSON.stringify(id ? { id, path: null, problem: null } : {}))
}
