import { execFile } from 'node:child_process'

/** How a build ended, and all that it printed. */
export interface BuildResult {
  readonly code: number
  readonly output: string
}

/** Runs a program that builds to `folder`, in a process of its own. */
export function runBuildProgram(
  root: string,
  folder: string,
  env: NodeJS.ProcessEnv,
  program: readonly string[] = ['src/server/static-host/build.ts'],
): Promise<BuildResult> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...program, '--outDir', folder],
      { cwd: root, env },
      (error, stdout, stderr) => resolve({ code: error ? 1 : 0, output: stdout + stderr }),
    )
  })
}
