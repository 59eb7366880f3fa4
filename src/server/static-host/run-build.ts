import { execFile } from 'node:child_process'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Builds the static site beside the one in `folder` and then puts it in its place, so that a failed
 * build changes nothing and pages of deleted documents are gone after the next good one. Returns the
 * build's own words.
 * @throws Error with the build's own words
 */
export async function buildAside(
  root: string,
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const [next, last] = [`${folder}.next`, `${folder}.last`]
  await rm(next, { recursive: true, force: true })
  const said = await runBuild(root, next, environment)
  await rm(last, { recursive: true, force: true })
  await rename(folder, last).catch((error: unknown) => {
    const isFirst = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isFirst) throw error
  })
  await rename(next, folder)
  await rm(last, { recursive: true, force: true })
  return said
}

function runBuild(root: string, outDir: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const program = join(root, 'src', 'server', 'static-host', 'build.ts')
  const env = { ...environment, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, '--outDir', outDir],
      { cwd: root, env },
      (error, said, complaint) => {
        if (error) reject(new Error(`The site could not be built:\n${said}${complaint}`))
        else resolve(said)
      },
    )
  })
}
