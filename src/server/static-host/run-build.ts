import { execFile } from 'node:child_process'
import { join } from 'node:path'

/**
 * Runs `npm run build` in a process of its own; returns what it said.
 * @throws Error with the build's own words
 */
export function runBuild(
  root: string,
  outDir: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
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
