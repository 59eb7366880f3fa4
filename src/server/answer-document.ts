import type { ServerResponse } from 'node:http'
import type { PublishedFolder } from '../publishing/published-folder.ts'
import type { Publisher } from '../publishing/publisher.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

const PATH = /^\/api\/documents\/([\w.-]{1,128})\/$/

/** The document that `/api/documents/<id>/` asks about; undefined for other paths. */
export function documentAskedFor(pathname: string): string | undefined {
  return PATH.exec(pathname)?.[1]
}

export interface DocumentSources {
  readonly publisher: Pick<Publisher, 'state'>
  readonly published: Pick<PublishedFolder, 'pages'>
}

/**
 * How a document fares on the site: where its own page is, and why its newest version is kept back
 * if it is. Says nothing that readers or `/healthz` don't show.
 */
export function answerDocument(
  response: ServerResponse,
  documentId: string,
  { publisher, published }: DocumentSources,
): void {
  const page = published.pages().find((each) => each.documentId === documentId)
  const problem = publisher.state().problems.find((each) => each.documentId === documentId)
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': 'application/json',
    'cache-control': 'no-store',
  })
  response.end(
    JSON.stringify({
      id: documentId,
      path: page?.path ?? null,
      problem: problem ? { message: problem.message, issues: problem.issues ?? [] } : null,
    }),
  )
}
