import { execFileSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REQUEST_BOUNDS } from '../../src/server/guard/request-bounds.ts'
import { type Attune, startAttune, until } from '../fixtures/attune.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { startNginx } from '../fixtures/nginx.ts'
import { ROOT } from '../fixtures/places.ts'

const SAMPLE = join(ROOT, 'src/server/deploy/nginx.conf')
const ARTICLE = '/approaches/relational-therapy/'

/** The sample with this machine's ports and folders in place of a server's. */
async function writeConfiguration(folder: string, site: string, ports: readonly number[]) {
  const [secure, plain] = ports
  const sample = (await readFile(SAMPLE, 'utf8'))
    .replace('127.0.0.1:4321', new URL(site).host)
    .replace('listen 443 ssl http2', `listen 127.0.0.1:${secure} ssl http2`)
    .replace('listen 80', `listen 127.0.0.1:${plain}`)
    .replaceAll('/etc/ssl/attune', folder)
    .replace('/var/cache/nginx/attune', join(folder, 'cache'))
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  )
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  const file = join(folder, 'nginx.conf')
  await writeFile(
    file,
    `daemon off; ${user} pid ${folder}/nginx.pid; error_log ${folder}/error.log;
    events {} http { ${temporary.join(' ')} ${sample} }`,
  )
  return file
}

function makeCertificate(folder: string): void {
  const [key, chain] = [join(folder, 'key.pem'), join(folder, 'fullchain.pem')]
  const ask = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
  execFileSync(
    'openssl',
    [...ask, '-nodes', '-keyout', key, '-out', chain, '-days', '1', '-subj', '/CN=example.org'],
    { stdio: 'ignore' },
  )
}

describe('the sample configuration of nginx', () => {
  let attune: Attune
  let nginx: ReturnType<typeof startNginx>
  let folder: string
  let ports: number[]
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-nginx-'))
    await chmod(folder, 0o755)
    ports = [await findFreePort(), await findFreePort()]
    attune = await startAttune()
    makeCertificate(folder)
    nginx = startNginx(await writeConfiguration(folder, attune.site.url, ports))
    await until(() =>
      ask('/readyz').then(
        ({ status }) => status === 200,
        () => false,
      ),
    )
  })
  afterAll(async () => {
    await nginx.stop()
    await attune.close()
    await rm(folder, { recursive: true, force: true })
  })

  interface Answer {
    readonly status: number | undefined
    readonly headers: IncomingHttpHeaders
    readonly text: string
  }

  function ask(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const [port] = ports
      const options = { port, path, headers: { host: 'example.org', ...headers } }
      request({ ...options, host: '127.0.0.1', rejectUnauthorized: false }, async (response) => {
        const text = Buffer.concat(await Array.fromAsync(response)).toString('utf8')
        resolve({ status: response.statusCode, headers: response.headers, text })
      })
        .once('error', reject)
        .end()
    })
  }

  it('hands on the server’s own bytes, headers and versions', async () => {
    const direct = await fetch(attune.site.url + ARTICLE)
    const { headers, text } = await ask(ARTICLE)
    expect(text).toBe(await direct.text())
    for (const name of ['cache-control', 'content-security-policy', 'link', 'permissions-policy']) {
      expect(headers[name], name).toBe(direct.headers.get(name))
    }
    const known = await ask(ARTICLE, { 'if-none-match': headers.etag ?? '' })
    expect(known.status).toBe(304)
    const compressed = await ask(ARTICLE, { 'accept-encoding': 'br' })
    expect(compressed.headers['content-encoding']).toBe('br')
  })

  it('shows a publication a moment later, and never keeps what is one person’s', async () => {
    const title = 'Seen through nginx'
    await attune.editor.patch('approach-relational-therapy').set({ title }).commit()
    await until(async () => (await ask(ARTICLE)).text.includes(title))
    for (const path of ['/healthz', '/api/cohorts/', '/reserve/', '/staff/']) {
      await ask(path)
      expect((await ask(path)).headers['x-cache'], path).toBe('BYPASS')
    }
    const preview = await ask(ARTICLE, { cookie: 'attune-preview=1' })
    expect(preview.headers['x-cache']).toBe('BYPASS')
  })

  it('lets go of a connection before the server closes it, which would cost a reservation', async () => {
    const sample = await readFile(SAMPLE, 'utf8')
    const [, seconds] = /keepalive_timeout (\d+)s;/.exec(sample) ?? []
    expect(Number(seconds) * 1_000).toBeLessThan(REQUEST_BOUNDS.keepAliveTimeout)
  })

  it('leads everybody to https', async () => {
    const [, plain] = ports
    const answer = await fetch(`http://127.0.0.1:${plain}${ARTICLE}?a=1`, { redirect: 'manual' })
    expect(answer.status).toBe(308)
    expect(answer.headers.get('location')).toMatch(/^https:\/\/.*\/relational-therapy\/\?a=1$/)
  })

  it('goes on with the last pages while no server answers', async () => {
    const before = (await ask(ARTICLE)).text
    await attune.site.close()
    await until(async () => (await ask(ARTICLE)).headers['x-cache'] === 'STALE')
    expect((await ask(ARTICLE)).text).toBe(before)
    expect((await ask('/readyz')).status).toBe(502)
  })
})
