import { createServer, type RequestListener, type Server } from 'node:http'

/** The port is taken by another process. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError'
}

function hasCode(error: unknown, codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

async function listenOn(host: string, port: number, listener: RequestListener): Promise<Server> {
  const server = createServer(listener)
  const { promise, resolve, reject } = Promise.withResolvers<Server>()
  server.once('error', (cause) => {
    const taken = hasCode(cause, ['EADDRINUSE', 'EACCES'])
    reject(taken ? new PortInUseError(`Port ${port} is in use.`, { cause }) : cause)
  })
  server.listen(port, host, () => resolve(server))
  return await promise
}

/** Open servers on this machine's own addresses. */
export interface Listening {
  readonly port: number
  /** Drops every connection and stops listening. */
  readonly close: () => void
}

/**
 * Listens on 127.0.0.1, and on ::1 where the machine has it: browsers try both for `localhost`.
 * Port 0 takes any free port. Throws PortInUseError.
 */
export async function listenOnLoopback(port: number, listener: RequestListener) {
  const servers = [await listenOn('127.0.0.1', port, listener)]
  const address = servers[0]?.address()
  const actual = typeof address === 'object' && address ? address.port : port
  const close = () => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  }
  try {
    servers.push(await listenOn('::1', actual, listener))
  } catch (error) {
    if (!hasCode(error, ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'])) {
      close()
      throw error
    }
  }
  const listening: Listening = { port: actual, close }
  return listening
}
