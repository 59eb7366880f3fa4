import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { KILL_AFTER_MS } from './kill-after.ts'

const REMEMBERED_LINES = 15

interface RunOptions {
  readonly name: string
  readonly file: string
  readonly folder: string
  readonly environment: NodeJS.ProcessEnv
  readonly logFolder: string
}

export interface RunningProcess {
  /** The exit code, once it has ended. */
  readonly ended: Promise<number>
  lastWords(): string
  stop(): Promise<void>
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** Runs a part of the site as a process of its own that never outlives this one. */
export function runProcess(options: RunOptions): RunningProcess {
  const { name, file, folder, environment, logFolder } = options
  mkdirSync(logFolder, { recursive: true })
  const log = createWriteStream(join(logFolder, `${name}.log`))
  const lines: string[] = []
  const child = spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, 'end-with-parent.ts'), file],
    { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  const keep = (chunk: Buffer) => {
    log.write(chunk)
    lines.push(...chunk.toString().split('\n').filter(Boolean))
    lines.splice(0, Math.max(0, lines.length - REMEMBERED_LINES))
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const ended = new Promise<number>((resolve) => {
    child.once('error', (error) => {
      lines.push(error.message)
      resolve(1)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
  return {
    ended,
    lastWords: () => lines.join('\n'),
    async stop() {
      if (hasEnded(child)) return
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS)
      await ended
      clearTimeout(timer)
    },
  }
}
