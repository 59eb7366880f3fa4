import { resolve } from 'node:path'
import { startLake } from './start-lake.ts'

const port = Number(process.env.LAKE_PORT ?? 3900)
const root = resolve(import.meta.dirname, '../..')
const folder = resolve(root, process.env.DATA_DIR ?? '.data')

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error('LAKE_PORT must be a port number from 0 to 65535.')
  process.exit(1)
}

try {
  const lake = await startLake({ port, folder })
  console.log(`Content Lake answers at ${lake.url}`)
  const stop = () => {
    void lake.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  console.error(
    inUse ? `Port ${port} is in use. Set LAKE_PORT to a free port for the Content Lake.` : error,
  )
  process.exit(1)
}
