import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startSampleLake, until } from '../fixtures/attune.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'

/**
 * `npm run try:install`: installs what a server needs, as deploy/README.md says, from a copy of the
 * files that are under version control, starts the server from it and asks it for an article. It
 * fetches packages, so it is no part of the tests. Ends with 1 when there is no article.
 */

const ARTICLE = '/approaches/relational-therapy/'

async function copyRepository(folder: string): Promise<void> {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
  for (const file of listed.split('\0').filter((name) => name && !name.startsWith('studio/'))) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await cp(join(ROOT, file), join(folder, file))
  }
}

const folder = await mkdtemp(join(tmpdir(), 'attune-install-'))
const sample = await startSampleLake()
try {
  await copyRepository(folder)
  const npm = (...args: string[]) =>
    execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  npm('pkg', 'delete', 'workspaces')
  const begun = performance.now()
  npm('ci', '--omit=dev', '--no-audit', '--no-fund')
  const seconds = Math.round((performance.now() - begun) / 1_000)
  const size = execFileSync('du', ['-sm', 'node_modules'], { cwd: folder, encoding: 'utf8' })
  const port = await findFreePort()
  const node = join(folder, 'node_modules/.bin/node')
  execFileSync(node, ['src/server/deploy/compile.ts', SITE_URL], { cwd: folder, stdio: 'ignore' })
  const server = spawn(node, ['src/server/main.ts'], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: join(folder, 'data'),
      LAKE_URL: sample.lake.url,
      PORT: String(port),
      HOST: '127.0.0.1',
      SITE_URL,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = once(server, 'exit')
  try {
    const isPublished = () =>
      fetch(`http://127.0.0.1:${port}${ARTICLE}`).then(
        ({ status }) => status === 200,
        () => false,
      )
    const end = ended.then(([code]) => Promise.reject(new Error(`The server ended with ${code}`)))
    await Promise.race([until(isPublished, 60_000), end])
    console.log(
      `Installed in ${seconds} s, ${Number.parseInt(size, 10)} MB; the server answered ${ARTICLE} with 200.`,
    )
  } finally {
    server.kill('SIGTERM')
    await ended.catch(() => undefined)
  }
} finally {
  await sample.close()
  await rm(folder, { recursive: true, force: true })
}
process.exit(0)
