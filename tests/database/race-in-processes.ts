import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const RACER = fileURLToPath(new URL('racer.ts', import.meta.url))
const PROCESSES = 2

/** Lets two processes start at the same moment, 25 visitors each; gives the outcomes by kind. */
export async function raceInProcesses(address: string): Promise<Map<string, number>> {
  const racers = Array.from({ length: PROCESSES }, (_, index) => {
    const child = spawn(process.execPath, [RACER, address, String(index * 25)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    return { child, lines: createInterface({ input: child.stdout }) }
  })
  await Promise.all(racers.map(({ lines }) => once(lines, 'line')))
  const outcomes = new Map<string, number>()
  const endings = racers.map(async ({ child, lines }) => {
    lines.on('line', (kind) => outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1))
    child.stdin.end('go\n')
    await Promise.all([once(lines, 'close'), once(child, 'exit')])
  })
  await Promise.all(endings)
  return outcomes
}
