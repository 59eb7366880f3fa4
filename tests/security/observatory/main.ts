import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { startSampleLake, startSiteOf, untilPublished } from '../../fixtures/attune.ts'

/**
 * `npm run observatory`: the running site, scored by Mozilla's HTTP Observatory. The scanner's
 * install script downloads lists from elsewhere, so it is no dependency of ours: it is fetched into
 * a temporary folder without its scripts. Before the site stands what an operator puts there: an
 * end of TLS (by `openssl`) that sends http on to https and adds no header.
 */
const MINIMUM_SCORE = 120
const SCANNER = '@mdn/mdn-http-observatory@1.4.8'
const scored = z.object({
  score: z.number(),
  grade: z.string(),
  tests: z.array(z.object({ result: z.string(), pass: z.boolean(), modifier: z.number() })),
})
const run = promisify(execFile)

const folder = await mkdtemp(join(tmpdir(), 'attune-observatory-'))
const sample = await startSampleLake()
try {
  const scanner = await fetchScanner()
  const { key, cert } = await createCertificate()
  const secure = createSecureServer({ key, cert }).listen(0, 'localhost')
  const httpsPort = await portOf(secure)
  const siteUrl = `https://localhost:${httpsPort}`
  const site = await startSiteOf(sample, { siteUrl })
  await untilPublished(site.url)
  secure.on('request', (incoming, response) => {
    const { method, headers, url } = incoming
    const passed = request(site.url + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    incoming.pipe(passed)
  })
  const plain = createServer((incoming, response) => {
    response.writeHead(301, { location: siteUrl + incoming.url }).end()
  }).listen(0, 'localhost')
  const { stdout } = await run(
    process.execPath,
    [
      join(import.meta.dirname, 'score.ts'),
      scanner,
      String(await portOf(plain)),
      String(httpsPort),
    ],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem') } },
  )
  const { score, grade, tests } = scored.parse(JSON.parse(stdout))
  for (const { result, pass, modifier } of tests) {
    console.log(`${pass ? 'passes' : 'FAILS '} ${String(modifier).padStart(4)}  ${result}`)
  }
  console.log(`Observatory: ${score} (${grade}); ${MINIMUM_SCORE} or more is asked for`)
  process.exitCode = score >= MINIMUM_SCORE ? 0 : 1
  for (const server of [secure, plain]) server.close().closeAllConnections()
  await site.close()
} finally {
  await sample.close()
  await rm(folder, { recursive: true, force: true })
}

async function fetchScanner(): Promise<string> {
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', SCANNER], {
    cwd: folder,
  })
  const scanner = join(folder, 'node_modules', '@mdn', 'mdn-http-observatory')
  // The list of preloaded hosts, which its script would download: ours is on none.
  await writeFile(join(scanner, 'conf', 'hsts-preload.json'), '{}')
  return scanner
}

async function createCertificate(): Promise<{ key: Buffer; cert: Buffer }> {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2']
  await run('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', cert])
  return { key: await readFile(key), cert: await readFile(cert) }
}

async function portOf(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
