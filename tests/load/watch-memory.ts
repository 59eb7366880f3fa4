import type { HeldMemory, Inspection } from '../fixtures/inspect-process.ts'
import { pause } from '../fixtures/traffic/traffic.ts'
import { fitGrowth } from './fit-growth.ts'

/** What was held at one moment of a run. */
interface Moment {
  /** Milliseconds since the run began. */
  readonly at: number
  readonly memory: HeldMemory
}

/** What a process held while it was at work. */
export interface MemoryRecord {
  readonly name: string
  readonly moments: readonly Moment[]
}

/** In the second half nothing may grow by more than this share, or else by what samples differ anyway. */
const MAX_GROWTH = 0.05
const BOUNDS = [
  { what: 'held after garbage collection', read: heldBytes, slack: 4 * 2 ** 20 },
  {
    what: 'RSS after garbage collection',
    read: ({ rss }: HeldMemory) => rss,
    slack: 32 * 2 ** 20,
  },
]

/** Objects and what they hold outside of the heap. */
function heldBytes({ heapUsed, external }: HeldMemory): number {
  return heapUsed + external
}

const toMegabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1)

/** Looks into the processes as many times as there are `samples`, evenly over the time given; then that is over. */
export async function watchMemory(
  processes: Readonly<Record<string, Inspection>>,
  { milliseconds, samples }: { milliseconds: number; samples: number },
): Promise<MemoryRecord[]> {
  const begun = performance.now()
  const watched = Object.entries(processes).map(([name, inspection]) => {
    const moments: Moment[] = []
    return { name, inspection, moments }
  })
  for (let sample = 1; sample <= samples; sample += 1) {
    await pause(begun + (milliseconds * sample) / samples - performance.now())
    for (const { inspection, moments } of watched) {
      moments.push({ at: performance.now() - begun, memory: await inspection.readMemory() })
    }
  }
  return watched.map(({ name, moments }) => ({ name, moments }))
}

/** A table of what the processes held, by minute. */
export function printMemory(records: readonly MemoryRecord[]): string[] {
  const columns = records.flatMap(({ name }) => [
    `${name}: held, MB`,
    `${name}: RSS, MB`,
    `${name}: RSS before collecting, MB`,
  ])
  const rows = (records[0]?.moments ?? []).map(({ at }, index) => {
    const cells = records.flatMap(({ moments }) => {
      const memory = moments[index]?.memory
      return memory
        ? [heldBytes(memory), memory.rss, memory.rssBefore].map(toMegabytes)
        : ['', '', '']
    })
    return `| ${(at / 60_000).toFixed(1)} | ${cells.join(' | ')} |`
  })
  return [
    `| minute | ${columns.join(' | ')} |`,
    `|${'---|'.repeat(columns.length + 1)}`,
    ...rows,
    '',
    ...records.flatMap((record) => describeGrowth(record).map(({ line }) => line)),
  ]
}

/** What grew more than it may over the second half of the run, one line each. */
export function findGrowth(records: readonly MemoryRecord[]): string[] {
  return records.flatMap((record) =>
    describeGrowth(record).flatMap(({ line, isTooMuch }) => (isTooMuch ? [line] : [])),
  )
}

function describeGrowth({ name, moments }: MemoryRecord) {
  const half = moments.slice(Math.floor(moments.length / 2))
  return BOUNDS.map(({ what, read, slack }) => {
    const { from, to } = fitGrowth(half.map(({ at, memory }) => ({ at, value: read(memory) })))
    const most = Math.max(from * MAX_GROWTH, slack)
    return {
      line: `${name}, ${what}, over the second half: ${toMegabytes(from)} to ${toMegabytes(to)} MB (a line through ${half.length} samples; it may grow by ${toMegabytes(most)}).`,
      isTooMuch: to - from > most,
    }
  })
}
