import { quantile } from '../report.ts'
import type { Stack } from './list-stacks.ts'
import type { Run } from './run-stack.ts'

/** One run in a line. */
export const describeRun = ({ seconds, cpu, lakeCpu, megabytes, bytes }: Run) =>
  `${seconds.toFixed(2)} s, processor ${cpu.toFixed(2)} s (lake ${lakeCpu.toFixed(2)} s), at most ${megabytes.toFixed(0)} MB, ${bytes.toFixed(0)} bytes a page`

const medianOf = (values: readonly number[]) =>
  quantile(
    values.toSorted((one, other) => one - other),
    0.5,
  )

/** All runs as a Markdown table. */
export function printTable(articles: number, runs: ReadonlyMap<Stack, readonly Run[]>): void {
  const [first = []] = runs.values()
  const bound = medianOf(first.map(({ seconds }) => seconds))
  console.log(
    `\n| ${articles} articles | s min | median | max | to the first | processor s | of the lake | peak MB | KB a page |`,
  )
  console.log(`|${' --- |'.repeat(9)}`)
  for (const [{ name }, measured] of runs) {
    const seconds = measured.map((one) => one.seconds).toSorted((one, other) => one - other)
    const median = quantile(seconds, 0.5)
    const cells = [
      ...[quantile(seconds, 0), median, quantile(seconds, 1), median / bound],
      medianOf(measured.map(({ cpu }) => cpu)),
      medianOf(measured.map(({ lakeCpu }) => lakeCpu)),
    ].map((figure) => figure.toFixed(2))
    const peak = Math.max(...measured.map(({ megabytes }) => megabytes)).toFixed(0)
    const bytes = (medianOf(measured.map((one) => one.bytes)) / 1_000).toFixed(1)
    console.log(`| ${name} | ${cells.join(' | ')} | ${peak} | ${bytes} |`)
  }
}
