import type { ServerOptions } from 'node:http'

/**
 * What a request may take: whoever sends slowly, or very much, is cut off before it costs others.
 * Bodies have bounds of their own where they are read.
 */
export const REQUEST_BOUNDS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
} as const satisfies ServerOptions
