import type { IncomingMessage } from 'node:http'
import type { Guard } from './guard.ts'

/** What stands before every route. */
export interface Gate {
  readonly guard: Guard
  readonly siteUrl: string
  readonly addressOf: (request: IncomingMessage) => string
}
