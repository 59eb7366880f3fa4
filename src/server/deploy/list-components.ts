import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * `npm run sbom`: everything that a server installs, as CycloneDX, on standard output.
 *
 * `npm sbom --omit dev` would leave out what both a server and its developers need, such as zod. So
 * npm is asked about a project that has no packages for development at all.
 */
const ROOT = join(import.meta.dirname, '../../..')
const WORKSPACE = 'studio'

interface Manifest {
  devDependencies?: unknown
}
interface Lockfile {
  packages: { [path: string]: Manifest & { dev?: boolean } }
}

function readManifest(folder: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  delete manifest.devDependencies
  return manifest
}

function readLockfile(): Lockfile {
  const lockfile: Lockfile = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  for (const [path, entry] of Object.entries(lockfile.packages)) {
    if (entry.dev) delete lockfile.packages[path]
    else if (path === '' || path === WORKSPACE) delete entry.devDependencies
  }
  return lockfile
}

const temporary = mkdtempSync(join(tmpdir(), 'attune-sbom-'))
// npm takes the folder's name for the project's.
const folder = join(temporary, 'attune')
try {
  const write = (file: string, content: object) =>
    writeFileSync(join(folder, file), JSON.stringify(content))
  mkdirSync(join(folder, WORKSPACE), { recursive: true })
  write('package.json', readManifest(ROOT))
  write(join(WORKSPACE, 'package.json'), readManifest(join(ROOT, WORKSPACE)))
  write('package-lock.json', readLockfile())
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
