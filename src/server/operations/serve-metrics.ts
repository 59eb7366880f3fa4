import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Metrics } from './metrics.ts'

const LOOPBACK = '127.0.0.1'

/** Where the figures are read: by a collector on this machine, by nobody else. */
export interface MetricsServer {
  readonly port: number
  close(): Promise<void>
}

/** @throws Error when the port is taken. */
export async function serveMetrics(
  metrics: Pick<Metrics, 'print' | 'contentType'>,
  port: number,
): Promise<MetricsServer> {
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('The figures are at /metrics')
      return
    }
    response.writeHead(200, { 'content-type': metrics.contentType }).end(await metrics.print())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, resolve)
  })
  const address: AddressInfo | string | null = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
