import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { glob, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isOurs, type Stack } from './list-stacks.ts'
import { countCpuSeconds } from './make-load.ts'
import { refuseOtherParts } from './same-parts.ts'
import { pidOf } from './static-servers.ts'

/**
 * GNU time tells the processor's time and the most memory that any process of the command had;
 * Debian's package `time`.
 */
const TIME = '/usr/bin/time'

export interface Run {
  readonly seconds: number
  /** Processor's seconds of the stack's processes. */
  readonly cpu: number
  /** The same of the lake, which answers only Attune. */
  readonly lakeCpu: number
  readonly megabytes: number
  /** Bytes an article's page. */
  readonly bytes: number
}

export interface RunPlan {
  readonly articles: number
  readonly env: NodeJS.ProcessEnv
  /** The process that answers Attune. */
  readonly lake: ChildProcess
}

/** The articles' pages, in whatever folder a stack puts them. */
const pagesIn = (out: string) => Array.fromAsync(glob('**/generated-*/index.html', { cwd: out }))

/**
 * Lets the stack render everything from nothing.
 * @throws Error when it fails, writes another number of pages or renders less than it should
 */
export async function runStack(stack: Stack, { articles, env, lake }: RunPlan): Promise<Run> {
  for (const folder of [stack.out, ...(stack.leftovers ?? [])]) {
    await rm(folder, { recursive: true, force: true })
  }
  const lakeBefore = await countCpuSeconds(pidOf(lake))
  const begun = performance.now()
  const measured = ['-f', 'peak %M cpu %U %S']
  const command = existsSync(TIME) ? [TIME, ...measured, ...stack.command] : stack.command
  const [file = '', ...args] = command
  const child = spawn(file, args, {
    cwd: stack.cwd,
    env: { ...env, OUT_DIR: stack.out },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += String(chunk)
  })
  const [code] = await once(child, 'close')
  const seconds = (performance.now() - begun) / 1_000
  const lakeCpu = (await countCpuSeconds(pidOf(lake))) - lakeBefore
  if (code !== 0) throw new Error(`${stack.name} failed:\n${said}`)
  const pages = await pagesIn(stack.out)
  if (pages.length !== articles) {
    throw new Error(`${stack.name} wrote ${pages.length} pages, not ${articles}`)
  }
  if (!isOurs(stack)) {
    const first = pages.find((path) => path.includes('generated-1/')) ?? ''
    await refuseOtherParts(stack.name, join(stack.out, first))
  }
  let bytes = 0
  for (const page of pages) bytes += (await readFile(join(stack.out, page))).byteLength
  const [, peak, user, system] = /peak (\d+) cpu ([\d.]+) ([\d.]+)/.exec(said) ?? []
  return {
    seconds,
    cpu: Number(user) + Number(system),
    lakeCpu,
    megabytes: Number(peak) / 1_024,
    bytes: bytes / pages.length,
  }
}
