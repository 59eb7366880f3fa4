/** What was measured, and when; milliseconds. */
export interface Sample {
  readonly at: number
  readonly value: number
}

export interface Growth {
  /** What the line through the samples says of the first moment. */
  readonly from: number
  /** And of the last. */
  readonly to: number
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The straight line that lies closest to the samples (least squares): single ones go up and down. */
export function fitGrowth(samples: readonly Sample[]): Growth {
  const times = samples.map(({ at }) => at)
  const [middle, level] = [mean(times), mean(samples.map(({ value }) => value))]
  const spread = samples.reduce((sum, { at }) => sum + (at - middle) ** 2, 0)
  const slope =
    spread === 0
      ? 0
      : samples.reduce((sum, { at, value }) => sum + (at - middle) * (value - level), 0) / spread
  return {
    from: level + slope * (Math.min(...times) - middle),
    to: level + slope * (Math.max(...times) - middle),
  }
}
