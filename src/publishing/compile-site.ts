import { fork } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { access, constants, glob, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { markStarted, removeOldVersions } from './old-versions.ts'

const SOURCES = [
  'src/**/*.{ts,tsx,js,astro,css}',
  'public/**/*',
  'astro.config.mjs',
  'package-lock.json',
]
/** What the compiler writes to, below the project. */
const WRITTEN = ['.astro', '.data/live', 'node_modules/.vite']

/** The site isn't compiled for its address, and whoever runs this can't do it. */
export class PagesNotCompiled extends Error {
  override readonly name = 'PagesNotCompiled'
}

/** Names what the site is compiled from. */
export async function hashSources(root: string, siteUrl: string): Promise<string> {
  const files = (await Array.fromAsync(glob(SOURCES, { cwd: root, withFileTypes: true })))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const hash = createHash('sha256').update(process.version).update(siteUrl)
  for (const file of files) hash.update(file).update(await readFile(file))
  return hash.digest('hex')
}

/**
 * Compiles the site for the resident server, unless the same sources were compiled before; returns
 * the folder. Each version has a folder of its own, so that a running server keeps the one it
 * loaded. It lies below the project, since compiled code imports the installed packages.
 * @throws PagesNotCompiled
 */
export async function compileSite(root: string, siteUrl: string): Promise<string> {
  const versions = join(root, '.data', 'live')
  const version = (await hashSources(root, siteUrl)).slice(0, 16)
  const folder = join(versions, version)
  const isCompiled = await access(folder).then(
    () => true,
    () => false,
  )
  if (isCompiled) {
    await markStarted(folder, Date.now())
    return folder
  }
  await claimFolders(root, siteUrl)
  const draft = join(versions, `${version}.${randomUUID()}`)
  await runCompiler(root, draft, siteUrl)
  await rename(draft, folder).catch(async (error: unknown) => {
    // Another process compiled the same version meanwhile.
    await rm(draft, { recursive: true, force: true })
    await access(folder).catch(() => {
      throw error
    })
  })
  await removeOldVersions(versions, version, Date.now())
  return folder
}

async function claimFolders(root: string, siteUrl: string): Promise<void> {
  try {
    for (const name of WRITTEN) {
      await mkdir(join(root, name), { recursive: true })
      await access(join(root, name), constants.W_OK)
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PagesNotCompiled(
      `The pages are not compiled for ${siteUrl}, and can't be here (${reason}). Compile them as the owner of ${root}: node_modules/.bin/node src/server/deploy/compile.ts ${siteUrl}; or build the image for this address.`,
      { cause },
    )
  }
}

/**
 * Compiles in a process of its own: the compiler's memory is given back, and browsers get React's
 * production build whatever this process runs as.
 */
async function runCompiler(root: string, folder: string, siteUrl: string): Promise<void> {
  const compiler = fork(join(import.meta.dirname, 'astro', 'compile.ts'), [root, folder, siteUrl], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    silent: true,
  })
  let said = ''
  for (const stream of [compiler.stdout, compiler.stderr]) {
    stream?.on('data', (chunk) => {
      said += String(chunk)
    })
  }
  const [code] = await once(compiler, 'close')
  if (code !== 0) throw new Error(`The pages could not be compiled:\n${said}`)
}

/** A compiled site, ready to answer. */
export interface CompiledSite {
  /** Folder with the files that browsers load beside the pages. */
  readonly clientFolder: string
  render(request: Request, options: RenderOptions): Promise<Response>
}

interface RenderOptions {
  readonly locals: Partial<App.Locals>
  readonly clientAddress?: string
}

interface ServerEntry {
  readonly app: { render(request: Request, options: RenderOptions): Promise<Response> }
}

function isServerEntry(module: unknown): module is ServerEntry {
  return typeof module === 'object' && module !== null && 'app' in module
}

/** Loads what {@link compileSite} made. */
export async function loadSite(outDir: string): Promise<CompiledSite> {
  const entry: unknown = await import(pathToFileURL(join(outDir, 'server', 'entry.mjs')).href)
  if (!isServerEntry(entry)) throw new Error(`${outDir} holds no compiled site`)
  return {
    clientFolder: join(outDir, 'client'),
    render: (request, options) => entry.app.render(request, options),
  }
}
