import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

interface Process {
  readonly id: number
  readonly parentId: number
}

/** Every process of this machine that still runs; one that only waits to be counted out doesn't. */
async function listProcesses(): Promise<Process[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,stat='])
  return stdout.split('\n').flatMap((line) => {
    const [id, parentId, state] = line.trim().split(/\s+/)
    return state && !state.startsWith('Z') ? [{ id: Number(id), parentId: Number(parentId) }] : []
  })
}

/** The processes that one started, and those that they started. */
export async function descendantsOf(id: number): Promise<number[]> {
  const processes = await listProcesses()
  const below = (parentId: number): number[] =>
    processes
      .filter((child) => child.parentId === parentId)
      .flatMap((child) => [child.id, ...below(child.id)])
  return below(id)
}

/** Those of the processes that still run. */
export async function stillRunning(ids: readonly number[]): Promise<number[]> {
  const running = new Set((await listProcesses()).map((process) => process.id))
  return ids.filter((id) => running.has(id))
}
