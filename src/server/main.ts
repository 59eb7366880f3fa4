import { DatabaseTooNew } from '../database/migrate.ts'
import { DatabaseKeyMissing } from '../database/sealed-columns/stored-keys.ts'
import { readSettings } from './settings.ts'
import { startSite } from './start-site.ts'

/** The resident process. Ends with a plain sentence when it can't start. */
try {
  const settings = readSettings(process.env)
  const site = await startSite(settings)
  console.log(`The site is served at ${site.url}`)
  let isClosing = false
  const end = async () => {
    if (isClosing) return
    isClosing = true
    await site.close()
    process.exit(0)
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  const isPlain = error instanceof DatabaseKeyMissing || error instanceof DatabaseTooNew
  if (isTaken) {
    console.error(`The site's port ${process.env['PORT'] ?? 4321} is in use. Set PORT to another.`)
  } else {
    console.error(isPlain ? error.message : error)
  }
  process.exit(1)
}
