import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { constants, setPriority } from 'node:os'
import { dirname, join } from 'node:path'
import { hashSources } from './hash-sources.ts'
import { keepOnThisMachine } from './keep-on-this-machine.ts'

const studioDir = dirname(import.meta.dirname)
// Blocks are previewed by the site's own rules.
const siteStyles = join(studioDir, '../src/styles')
// Names every package the Studio is built from.
const lockfile = join(studioDir, '../package-lock.json')
const stampFile = '.attune-build'

/** What a local build of the Studio is made for. */
export interface StudioBuild {
  /** Absolute path of the folder to build into; emptied first if the build is stale. */
  readonly outDir: string
  /** Origin of the local lake. */
  readonly lakeUrl: string
  /** Address of the readers' site. */
  readonly siteUrl: string
  /** Kills a running build. */
  readonly signal?: AbortSignal
  /** Whether whatever else runs on this machine goes first. */
  readonly isInNoHurry?: boolean
}

/** The Studio couldn't be built; the message ends with what `sanity build` said. */
export class StudioBuildError extends Error {
  override readonly name = 'StudioBuildError'
}

const findSanity = () => createRequire(import.meta.url).resolve('sanity/package.json')

async function readStamp(outDir: string): Promise<string | undefined> {
  return await readFile(join(outDir, stampFile), 'utf8').catch(() => undefined)
}

/**
 * Builds the Studio for the local lake, unless `outDir` holds a build of the same sources and
 * packages for the same addresses. Throws StudioBuildError if the build fails or is killed.
 */
export async function buildStudio(build: StudioBuild): Promise<'built' | 'fresh'> {
  const { outDir, lakeUrl, siteUrl } = build
  const sanityPackage = findSanity()
  const stamp = await hashSources(
    [studioDir, siteStyles],
    [await readFile(lockfile, 'utf8'), lakeUrl, siteUrl],
  )
  if ((await readStamp(outDir)) === stamp) return 'fresh'

  await mkdir(outDir, { recursive: true })
  await runSanityBuild(sanityPackage, build)
  await keepOnThisMachine(outDir)
  // Written last: a build that was cut short has no stamp and is made again.
  await writeFile(join(outDir, stampFile), stamp)
  return 'built'
}

async function runSanityBuild(sanityPackage: string, build: StudioBuild): Promise<void> {
  const { outDir, lakeUrl, siteUrl, signal, isInNoHurry = false } = build
  const child = spawn(
    process.execPath,
    [join(dirname(sanityPackage), 'bin/sanity'), 'build', outDir, '--yes'],
    {
      cwd: studioDir,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        // No update check and no usage report from a build nobody watches.
        CI: 'true',
        DO_NOT_TRACK: '1',
        NO_UPDATE_NOTIFIER: '1',
        NO_COLOR: '1',
        // Empty on purpose: a project set for hosted builds must not turn this one into one.
        SANITY_STUDIO_PROJECT_ID: '',
        SANITY_STUDIO_DATASET: 'production',
        SANITY_STUDIO_LAKE_URL: lakeUrl,
        SANITY_STUDIO_SITE_URL: siteUrl,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal ? { signal } : {}),
    },
  )
  if (isInNoHurry && child.pid !== undefined) letOthersFirst(child.pid)
  let said = ''
  const listen = (text: Buffer) => {
    said += text.toString()
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  child.on('error', (cause) => reject(new StudioBuildError('The build was stopped.', { cause })))
  child.on('close', (code) => {
    if (code === 0) resolve()
    else reject(new StudioBuildError(`sanity build ended with ${code}.\n${said.trim()}`))
  })
  await promise
}

function letOthersFirst(processId: number): void {
  try {
    setPriority(processId, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended already, or its priority is not ours to set: it is only a courtesy.
  }
}
