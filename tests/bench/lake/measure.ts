/** Milliseconds of many calls, sorted. */
export type Durations = readonly number[]

export async function timeCall(call: () => unknown): Promise<number> {
  const begun = performance.now()
  await call()
  return performance.now() - begun
}

export function sortDurations(durations: readonly number[]): Durations {
  return durations.toSorted((a, b) => a - b)
}

/** The value below which a share of the durations lies. */
export function quantile(durations: Durations, share: number): number {
  return durations[Math.min(durations.length - 1, Math.floor(durations.length * share))] ?? 0
}

/** min / median / p95, as cells of a Markdown table */
export function cells(durations: Durations): string {
  return [0, 0.5, 0.95].map((share) => quantile(durations, share).toFixed(2)).join(' | ')
}
