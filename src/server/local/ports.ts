import { createServer } from 'node:net'

interface NamedPort {
  readonly port: number
  readonly what: string
  readonly variable: string
}

export interface Ports {
  readonly lake: NamedPort
  readonly site: NamedPort
  readonly studio: NamedPort
}

function readPort(
  environment: Record<string, string | undefined>,
  variable: string,
  usual: number,
  what: string,
): NamedPort {
  const text = environment[variable]
  const port = text ? Number(text) : usual
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`${variable} must be a port number from 1 to 65535, not "${text}"`)
  }
  return { port, what, variable }
}

/** @throws Error naming the variable that holds no port number. */
export function readPorts(environment: Record<string, string | undefined>): Ports {
  return {
    lake: readPort(environment, 'LAKE_PORT', 3900, 'Content Lake'),
    site: readPort(environment, 'PORT', 4321, 'site'),
    studio: readPort(environment, 'STUDIO_PORT', 3333, 'Studio'),
  }
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
}

/** The first port that something else listens on, if any. */
export async function findTakenPort(ports: Ports): Promise<NamedPort | undefined> {
  for (const named of [ports.site, ports.studio, ports.lake]) {
    for (const host of ['127.0.0.1', '::1']) if (!(await isFree(named.port, host))) return named
  }
  return undefined
}
