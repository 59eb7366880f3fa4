import type { ServerResponse } from 'node:http'
import type { LakeFollower } from '../publishing/follow-lake.ts'
import type { Publisher } from '../publishing/publisher.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

/** `/healthz`: whether readers can be served, whether the lake answers, and what is kept back and why. */
export function answerHealth(
  response: ServerResponse,
  { publisher, follower, hasPages }: HealthSources,
): void {
  const { lastSweepAt, problems } = publisher.state()
  const isReady = lastSweepAt !== undefined || hasPages()
  response.writeHead(isReady ? 200 : 503, {
    ...SECURITY_HEADERS,
    'content-type': 'application/json',
    'cache-control': 'no-store',
  })
  response.end(
    JSON.stringify({
      status: isReady ? 'ok' : 'starting',
      lake: follower.isConnected() ? 'connected' : 'away',
      lastSweep: lastSweepAt && new Date(lastSweepAt).toISOString(),
      problems,
    }),
  )
}

export interface HealthSources {
  readonly publisher: Pick<Publisher, 'state'>
  readonly follower: Pick<LakeFollower, 'isConnected'>
  /** Whether an earlier run left pages that can be served at once. */
  readonly hasPages: () => boolean
}
