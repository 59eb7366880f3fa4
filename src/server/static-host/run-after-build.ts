import { spawn } from 'node:child_process'

/**
 * Runs the command that brings a build to its host. What it says goes to standard error: it may name
 * a secret, as the command itself may, and anybody can read at `/healthz` why a build failed.
 * @throws Error that says how it ended, and no more
 */
export function runAfterBuild(command: string): Promise<void> {
  const child = spawn(command, { shell: true, stdio: ['ignore', process.stderr, process.stderr] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`AFTER_BUILD ended with ${signal ?? `code ${code}`}`))
    })
  })
}
