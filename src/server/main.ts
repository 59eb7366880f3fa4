import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { endProcess } from '../publishing/end-process.ts'
import { endWithNpm } from './operations/end-with-npm.ts'
import type { RunningSite } from './start-site.ts'

/**
 * The resident process. Ends with a plain sentence when it can't start. Its modules are loaded
 * after the cache of compiled code is there, which takes a quarter off each start but the first.
 */

if (!process.env['NODE_COMPILE_CACHE']) {
  enableCompileCache(join(process.env['DATA_DIR'] || '.data', 'compile-cache'))
}
endWithNpm()
let site: RunningSite | undefined
let isClosing = false
const end = async () => {
  if (!site) process.exit(0)
  if (isClosing) return
  isClosing = true
  await site.close()
  endProcess(0)
}
// From the beginning: no signal ends a container's first process unless it listens for it.
process.on('SIGINT', end)
process.on('SIGTERM', end)
try {
  const { readSettings } = await import('./settings.ts')
  const settings = readSettings(process.env)
  const { startSite } = await import('./start-site.ts')
  site = await startSite(settings)
  console.log(`The site is served at ${site.url}`)
  // Now and not at the end: a process that is killed has none.
  flushCompileCache()
} catch (error) {
  console.error(await explain(error))
  process.exit(1)
}

async function explain(error: unknown): Promise<unknown> {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  if (isTaken) {
    return `The site's port ${process.env['PORT'] ?? 4321} is in use. Set PORT to another.`
  }
  const { DatabaseTooNew } = await import('../database/migrate.ts')
  const { DatabaseKeyMissing } = await import('../database/sealed-columns/stored-keys.ts')
  const { PagesNotCompiled } = await import('../publishing/compile-site.ts')
  const plain = [DatabaseKeyMissing, DatabaseTooNew, PagesNotCompiled]
  return error instanceof Error && plain.some((kind) => error instanceof kind)
    ? error.message
    : error
}
