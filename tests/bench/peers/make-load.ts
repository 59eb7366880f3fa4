import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/** What a server did while it was asked for one thing again and again. */
export interface Load {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** Microseconds of processor time, of the server and its children, for each answer. */
  readonly cpu: number
}

export interface LoadPlan {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly connections: number
  readonly seconds: number
  /** The process whose time is counted. */
  readonly pid: number
}

const MILLISECONDS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1_000, m: 60_000 }
/** Linux counts processor time in hundredths of a second, whatever its own clock does. */
const TICKS_PER_SECOND = 100

/**
 * Asks over connections that stay open, as fast as they are answered, by `wrk` (Debian's package of
 * that name): written in C, it leaves the machine to the server.
 * @throws Error for whatever is neither 2xx nor 3xx, and for broken connections
 */
export async function makeLoad(plan: LoadPlan): Promise<Load> {
  const headers = Object.entries(plan.headers).flatMap(([name, value]) => [
    '-H',
    `${name}: ${value}`,
  ])
  const settings = ['-t1', `-c${plan.connections}`, `-d${plan.seconds}s`, '--latency']
  const before = await countCpuSeconds(plan.pid)
  const { stdout } = await promisify(execFile)('wrk', [...settings, ...headers, plan.url])
  const seconds = (await countCpuSeconds(plan.pid)) - before
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${plan.url} failed:\n${stdout}`)
  const answers = Number(/(\d+) requests in/.exec(stdout)?.[1])
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]),
    p50: readLatency(stdout, '50%'),
    p99: readLatency(stdout, '99%'),
    cpu: (seconds * 1_000_000) / answers,
  }
}

function readLatency(report: string, share: string): number {
  const [, value, unit = ''] = new RegExp(`${share}\\s+([\\d.]+)(us|ms|s|m)\\b`).exec(report) ?? []
  return Number(value) * (MILLISECONDS[unit] ?? Number.NaN)
}

/** Processor's seconds that the process and its children have used, as far as they are still there. */
export async function countCpuSeconds(pid: number): Promise<number> {
  return (await countTicks(pid)) / TICKS_PER_SECOND
}

async function countTicks(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name of the command, in brackets, may have anything in it; user and system time are the
  // 14th and 15th field of all (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim()
  const own = Number(fields[11]) + Number(fields[12])
  if (children === '') return own
  const counts = await Promise.all(children.split(' ').map((child) => countTicks(Number(child))))
  return counts.reduce((sum, count) => sum + count, own)
}
