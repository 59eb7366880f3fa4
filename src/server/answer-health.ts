import type { ServerResponse } from 'node:http'
import type { LakeFollower } from '../publishing/follow-lake.ts'
import type { Publisher } from '../publishing/publisher.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

export interface HealthSources {
  readonly publisher: Pick<Publisher, 'state'>
  readonly follower: Pick<LakeFollower, 'isConnected'>
  /** Whether an earlier run left every page: some alone are no reason to send readers here. */
  readonly wasWhole: boolean
  /** Whether the server has been told to end. */
  readonly isClosing: () => boolean
}

function answerJson(response: ServerResponse, isGood: boolean, content: object): void {
  response.writeHead(isGood ? 200 : 503, {
    ...SECURITY_HEADERS,
    'content-type': 'application/json',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(content))
}

/** Where is asked whether readers should be sent here. */
export const READY_PATH = '/readyz'

/** The answer at {@link READY_PATH} while the process is still being loaded. */
export function answerStarting(response: ServerResponse): void {
  answerJson(response, false, { status: 'starting' })
}

/**
 * `/healthz`: whether readers can be served, whether the lake answers, and what is kept back and why.
 * `/readyz`: whether readers should be sent here; not to a server that is about to end.
 */
export function answerHealth(
  response: ServerResponse,
  { pathname }: Pick<URL, 'pathname'>,
  { publisher, follower, wasWhole, isClosing }: HealthSources,
): void {
  const { lastSweepAt, problems } = publisher.state()
  const canServe = lastSweepAt !== undefined || wasWhole
  if (pathname === READY_PATH) {
    const status = isClosing() ? 'closing' : canServe ? 'ready' : 'starting'
    answerJson(response, status === 'ready', { status })
    return
  }
  answerJson(response, canServe, {
    status: canServe ? 'ok' : 'starting',
    lake: follower.isConnected() ? 'connected' : 'away',
    lastSweep: lastSweepAt && new Date(lastSweepAt).toISOString(),
    problems,
  })
}
