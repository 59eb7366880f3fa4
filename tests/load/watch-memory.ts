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
/** Compiled code has no bound but what it adds to the process's memory: there is only so much to compile. */
const BOUNDS = [
  { what: 'objects', slack: 2 * 2 ** 20 },
  { what: 'rss', slack: 32 * 2 ** 20 },
] as const

const NAMES = {
  objects: 'objects',
  code: 'compiled code',
  rss: 'RSS',
  rssBefore: 'RSS before',
} as const
const COLUMNS = ['objects', 'code', 'rss', 'rssBefore'] as const

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

/** A table of what the processes held, by minute, and a line for each bound. */
export function printMemory(records: readonly MemoryRecord[]): string[] {
  const headings = records.flatMap(({ name }) =>
    COLUMNS.map((column) => `${name}: ${NAMES[column]}, MB`),
  )
  const rows = (records[0]?.moments ?? []).map(({ at }, index) => {
    const cells = records.flatMap(({ moments }) => {
      const memory = moments[index]?.memory
      return COLUMNS.map((column) => (memory ? toMegabytes(memory[column]) : ''))
    })
    return `| ${(at / 60_000).toFixed(1)} | ${cells.join(' | ')} |`
  })
  return [
    `| minute | ${headings.join(' | ')} |`,
    `|${'---|'.repeat(headings.length + 1)}`,
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
  return BOUNDS.map(({ what, slack }) => {
    const { from, to } = fitGrowth(half.map(({ at, memory }) => ({ at, value: memory[what] })))
    const most = Math.max(from * MAX_GROWTH, slack)
    return {
      line: `${name}, ${NAMES[what]}: ${toMegabytes(from)} to ${toMegabytes(to)} MB over the second half, by a line through ${half.length} samples; ${toMegabytes(most)} MB more are let pass.`,
      isTooMuch: to - from > most,
    }
  })
}
