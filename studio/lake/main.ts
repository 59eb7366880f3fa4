import { resolve } from 'node:path'
import { isLoopback } from './http/listen-on.ts'
import { startLake } from './start-lake.ts'
import { StorageFault } from './storage/storage-fault.ts'

/** The flag without which no other machine is let in. */
const EXPOSE = '--let-everyone-in'

const port = Number(process.env.LAKE_PORT ?? 3900)
const root = resolve(import.meta.dirname, '../..')
const folder = resolve(root, process.env.DATA_DIR ?? '.data')
const host = process.env.LAKE_HOST || 'localhost'

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  fail('LAKE_PORT must be a port number from 0 to 65535.')
}
const exposedHost = isLoopback(host) ? undefined : host
if (exposedHost !== undefined) {
  const danger = `LAKE_HOST=${host} lets every machine that can reach this one in. The lake knows no passwords: whoever gets in can read drafts, change and delete everything, and fill the disk; and nothing is encrypted on the way.`
  if (!process.argv.includes(EXPOSE)) {
    fail(`${danger}\nLeave LAKE_HOST out, or start with ${EXPOSE} if you mean it.`)
  }
  console.warn(`Careful: ${danger}`)
}

try {
  const lake = await startLake({ port, folder, ...(exposedHost ? { exposedHost } : {}) })
  console.log(`Content Lake answers at ${lake.url}`)
  const stop = () => {
    void lake.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  fail(explain(error))
}

function explain(error: unknown): unknown {
  if (error instanceof StorageFault) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use. Set LAKE_PORT to a free port for the Content Lake.`
  }
  const isNoAddress = code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND'
  return isNoAddress ? `LAKE_HOST=${host} is no address of this machine.` : error
}

function fail(reason: unknown): never {
  console.error(reason)
  process.exit(1)
}
