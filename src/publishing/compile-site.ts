import { createHash } from 'node:crypto'
import { glob, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'astro'
import { renderOnDemand } from './astro/render-on-demand.ts'
import { replaceFile } from './replace-file.ts'

const SOURCES = [
  'src/**/*.{ts,tsx,astro,css}',
  'public/**/*',
  'astro.config.mjs',
  'package-lock.json',
]

async function hashSources(root: string, siteUrl: string): Promise<string> {
  const files = (await Array.fromAsync(glob(SOURCES, { cwd: root, withFileTypes: true })))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const hash = createHash('sha256').update(process.version).update(siteUrl)
  for (const file of files) hash.update(file).update(await readFile(file))
  return hash.digest('hex')
}

/**
 * Compiles the site for the resident server into `outDir`, unless its sources are unchanged.
 * `outDir` must be below `root`: the compiled code imports the installed packages.
 */
export async function compileSite(root: string, outDir: string, siteUrl: string): Promise<void> {
  const stampFile = join(outDir, 'sources.sha256')
  const stamp = await hashSources(root, siteUrl)
  const last = await readFile(stampFile, 'utf8').catch(() => '')
  if (last === stamp) return
  await rm(outDir, { recursive: true, force: true })
  await build({
    root,
    outDir,
    site: siteUrl,
    cacheDir: join(outDir, '.cache'),
    integrations: [renderOnDemand()],
    logLevel: 'error',
  })
  await replaceFile(stampFile, stamp)
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
