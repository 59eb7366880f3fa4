import { resolve } from 'node:path'
import { type LakeSettings, LakeSettingsInvalid, readLakeSettings } from './settings.ts'
import { startLake } from './start-lake.ts'
import { StorageFault } from './storage/storage-fault.ts'

const { port, folder, host, danger } = readSettings()
if (danger !== undefined) console.warn(`Careful: ${danger}`)

try {
  const exposed = danger === undefined ? {} : { exposedHost: host }
  const lake = await startLake({ port, folder, ...exposed })
  console.log(`Content Lake answers at ${lake.url}`)
  // The process ends by itself then.
  const stop = () => lake.close()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  fail(explain(error))
}

function readSettings(): LakeSettings {
  try {
    return readLakeSettings(
      process.env,
      process.argv.slice(2),
      resolve(import.meta.dirname, '../..'),
    )
  } catch (error) {
    if (!(error instanceof LakeSettingsInvalid)) throw error
    return fail(error.message)
  }
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
