import { exec } from 'node:child_process'
import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import pino from 'pino'
import { z } from 'zod'
import { endProcess } from '../../publishing/end-process.ts'
import { endWithNpm } from '../operations/end-with-npm.ts'
import { createRebuilder } from './rebuilder.ts'
import { runBuild } from './run-build.ts'
import { createWebhook } from './webhook.ts'

/** `npm run rebuild`: builds the static site now and whenever Sanity's webhook says that content changed. */

const environment = z.object({
  WEBHOOK_SECRET: z.string().min(16, 'must have 16 characters or more'),
  WEBHOOK_PORT: z.coerce.number().int().min(0).max(65_535).default(4325),
  HOST: z.string().default('localhost'),
  OUT_DIR: z.string().default('dist'),
  AFTER_BUILD: z.string().optional(),
})
const parsed = environment.safeParse(process.env)
if (!parsed.success) {
  console.error(`The environment is not right. ${z.prettifyError(parsed.error)}`)
  process.exit(1)
}
const { WEBHOOK_SECRET, WEBHOOK_PORT, HOST, OUT_DIR, AFTER_BUILD } = parsed.data
const root = join(import.meta.dirname, '..', '..', '..')
const log = pino()
const rebuilder = createRebuilder({
  async build() {
    await runBuild(root, resolve(OUT_DIR))
    // However much it prints: it would be ended in the middle of its work.
    if (AFTER_BUILD) await promisify(exec)(AFTER_BUILD, { maxBuffer: Number.POSITIVE_INFINITY })
  },
  onEnd: (failure) => {
    if (failure) log.error({ failure }, 'the last good build stays')
    else log.info('built')
  },
})
const server = createServer(createWebhook(WEBHOOK_SECRET, rebuilder)).listen(WEBHOOK_PORT, HOST)
rebuilder.ask()
const end = async () => {
  server.close()
  await rebuilder.settle()
  endProcess(0)
}
process.on('SIGINT', end)
process.on('SIGTERM', end)
endWithNpm()
