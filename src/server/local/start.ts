import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compileSite } from '../../publishing/compile-site.ts'
import { endWithNpm } from '../operations/end-with-npm.ts'
import { findTakenPort, readPorts } from './ports.ts'
import { runProcess } from './run-process.ts'
import { answers } from './wait-for-answer.ts'

/** `npm start`: Content Lake, site and Studio on this machine, with sample content and no account. */

const ROOT = join(import.meta.dirname, '..', '..', '..')
const ports = readPorts(process.env)
const dataFolder = resolve(ROOT, process.env['DATA_DIR'] || '.data')

const taken = await findTakenPort(ports)
if (taken) {
  console.error(
    `Port ${taken.port} is in use, so the ${taken.what} can't start. Free it, or set ${taken.variable} to another port.`,
  )
  process.exit(1)
}

const urls = {
  lake: `http://localhost:${ports.lake.port}`,
  site: `http://localhost:${ports.site.port}`,
  studio: `http://localhost:${ports.studio.port}`,
}
const siteUrl = (process.env['SITE_URL'] || urls.site).replace(/\/$/, '')
// This command is about this machine alone: what points elsewhere is for "npm run serve".
const ELSEWHERE = [
  'DATABASE_URL',
  'SANITY_DATASET',
  'SANITY_PROJECT_ID',
  'SANITY_READ_TOKEN',
  'SANITY_WRITE_TOKEN',
  'SMTP_URL',
]
process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
const here = Object.entries(process.env).filter(([name]) => !ELSEWHERE.includes(name))
const environment = {
  ...Object.fromEntries(here),
  DATA_DIR: dataFolder,
  DEV_MAILBOX: '1',
  LAKE_PORT: String(ports.lake.port),
  LAKE_URL: urls.lake,
  PORT: String(ports.site.port),
  SITE_URL: siteUrl,
  STAFF_EMAILS: process.env['STAFF_EMAILS'] || 'staff@attune.example',
  STUDIO_PORT: String(ports.studio.port),
}
const logFolder = join(dataFolder, 'logs')
rmSync(logFolder, { recursive: true, force: true })

let isEnding = false
const processes = new Set<ReturnType<typeof runProcess>>()

async function end(code: number): Promise<never> {
  isEnding = true
  await Promise.all([...processes].map((running) => running.stop()))
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!isEnding) void end(0)
  })
}
endWithNpm()

function run(name: string, file: string) {
  const running = runProcess({ name, file: join(ROOT, file), environment, logFolder, folder: ROOT })
  processes.add(running)
  void running.ended.then((code) => {
    if (isEnding) return
    console.error(
      `\nThe ${name} stopped (code ${code}). What it said last:\n${running.lastWords()}`,
    )
    void end(1)
  })
  return running
}

console.log('Starting. The first time takes a little longer.\n')
run('lake', 'studio/lake/main.ts')
run('studio', 'studio/local/serve.ts')
const runSite = () => run('site', 'src/server/main.ts')
// Pages of an earlier start can be read at once. Without any the site waits for the sample, so that
// it doesn't publish an empty lake, and is compiled meanwhile.
const hasPages = existsSync(join(dataFolder, 'published', 'index.html'))
const compiling = hasPages ? undefined : compileSite(ROOT, siteUrl)
compiling?.catch(() => undefined)
if (hasPages) runSite()
await answers(`${urls.lake}/v1/ping`)
console.log(`  Content Lake   ${urls.lake}   keeps the content, on this machine alone`)

const sample = runProcess({
  name: 'sample',
  file: join(ROOT, 'studio/sample/import-sample.ts'),
  environment,
  logFolder,
  folder: ROOT,
})
processes.add(sample)
if ((await sample.ended) !== 0) {
  console.error(`The sample content could not be imported:\n${sample.lastWords()}`)
  await end(1)
}
processes.delete(sample)

if (compiling) {
  await compiling.catch((error: unknown) => {
    console.error(error)
    return end(1)
  })
  runSite()
}
await Promise.all([
  answers(`${urls.site}/healthz`).then(() => {
    console.log(`  Site           ${urls.site}   what readers and visitors see`)
  }),
  answers(urls.studio).then(() => {
    console.log(`  Studio         ${urls.studio}   where editors write`)
  }),
])
console.log(`
Mail is not sent but kept at ${urls.site}/dev/mail/.
Open the Studio, change a title, press Publish, and look at the site: the change is there.
Everything is kept in ${dataFolder === join(ROOT, '.data') ? '.data/' : dataFolder}; "npm run reset" starts over. Press Ctrl-C to stop.`)
