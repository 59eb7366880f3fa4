import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { until } from '../../fixtures/attune.ts'
import { startNginx } from '../../fixtures/nginx.ts'

/** Something that serves the same folder of pages. */
export interface StaticServer {
  readonly name: string
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** @throws Error where the process didn't start. */
export function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('The process did not start')
  return pid
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

export function isAnswering(url: string): Promise<void> {
  return until(
    () =>
      fetch(url).then(
        (response) => response.ok,
        () => false,
      ),
    60_000,
  )
}

/** An Astro project without pages of its own, whose standalone server is given the folder. */
export async function startAstroNode(
  peers: string,
  pages: string,
  port: number,
): Promise<StaticServer> {
  const root = join(peers, 'astro-node')
  await rm(root, { recursive: true, force: true })
  await mkdir(join(root, 'src', 'pages'), { recursive: true })
  await writeFile(join(root, 'package.json'), '{"private":true,"type":"module"}')
  await writeFile(
    join(root, 'astro.config.mjs'),
    `import node from '@astrojs/node'
export default { adapter: node({ mode: 'standalone' }), trailingSlash: 'always', session: false }`,
  )
  await writeFile(join(root, 'src/pages/index.astro'), '<p>Replaced by the folder</p>')
  await writeFile(
    join(root, 'src/pages/on-demand.ts'),
    `export const prerender = false
export const GET = () => new Response('It has a server')`,
  )
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  const astro = join(peers, 'node_modules/astro/bin/astro.mjs')
  execFileSync(process.execPath, [astro, 'build'], { cwd: root, env, stdio: 'ignore' })
  await cp(pages, join(root, 'dist', 'client'), { recursive: true })
  const child = spawn(process.execPath, [join(root, 'dist/server/entry.mjs')], {
    cwd: root,
    env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}`
  await isAnswering(`${url}/`)
  return { name: '@astrojs/node', url, pid: pidOf(child), stop: () => stopProcess(child) }
}

/** nginx with the pages gzipped beforehand, as well as gzip can. */
export async function startNginxStatic(
  folder: string,
  pages: string,
  port: number,
): Promise<StaticServer> {
  const root = join(folder, 'nginx-pages')
  await cp(pages, root, { recursive: true })
  for await (const file of glob('**/*.{html,css,js,xml,svg}', { cwd: root })) {
    const content = await readFile(join(root, file))
    await writeFile(join(root, `${file}.gz`), gzipSync(content, { level: 9 }))
  }
  const configuration = join(folder, 'nginx.conf')
  await writeFile(
    configuration,
    // As root, nginx would have another user read a folder that is only root's.
    `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr crit;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000;
  open_file_cache max=1000;
  client_body_temp_path ${folder}/body;
  server {
    listen 127.0.0.1:${port};
    root ${root};
    gzip_static on;
    etag on;
  }
}
`,
  )
  const nginx = startNginx(configuration)
  const url = `http://127.0.0.1:${port}`
  try {
    await isAnswering(`${url}/`)
  } catch (error) {
    await nginx.stop()
    throw error
  }
  return { name: 'nginx, gzip_static', url, pid: nginx.pid, stop: () => nginx.stop() }
}
