import { arch, cpus } from 'node:os'

/** The value below which a share of the sorted values lies; the largest for a share of 1. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** What the figures were measured on, for the line below a table. */
export function describeMachine(): string {
  const [cpu] = cpus()
  return `Node ${process.version}, ${arch()}, ${cpus().length} cores (${cpu?.model ?? 'unknown'}).`
}
