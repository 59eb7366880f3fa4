import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import pino from 'pino'
import { endProcess } from '../../publishing/end-process.ts'
import { endWithNpm } from '../operations/end-with-npm.ts'
import { readRebuildSettings } from './rebuild-settings.ts'
import { createRebuilder } from './rebuilder.ts'
import { runAfterBuild } from './run-after-build.ts'
import { runBuild } from './run-build.ts'
import { createWebhook } from './webhook.ts'

/** `npm run rebuild`: builds the static site now and whenever Sanity's webhook says that content changed. */

const { secret, port, host, outDir, afterBuild } = readSettings()
const root = join(import.meta.dirname, '..', '..', '..')
const log = pino()
const rebuilder = createRebuilder({
  async build() {
    await runBuild(root, resolve(outDir))
    if (afterBuild) await runAfterBuild(afterBuild)
  },
  onEnd: (failure) => {
    if (failure) log.error({ failure }, 'the last good build stays')
    else log.info('built')
  },
})
const server = createServer(createWebhook(secret, rebuilder)).listen(port, host)
rebuilder.ask()
const end = async () => {
  server.close()
  await rebuilder.settle()
  endProcess(0)
}
process.on('SIGINT', end)
process.on('SIGTERM', end)
endWithNpm()

function readSettings() {
  try {
    return readRebuildSettings(process.env)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
