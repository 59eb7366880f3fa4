/** What a check of the doctor found. `notice`: it works, but is worth a look. */
export interface Report {
  readonly verdict: 'fine' | 'notice' | 'problem'
  readonly part: Part
  /** What is so and, unless all is fine, what to do. */
  readonly message: string
}

export type Part = 'configuration' | 'database' | 'seats' | 'lake' | 'mail' | 'disk' | 'clock'

/** One line, the same for every part. */
export function reportToLine({ verdict, part, message }: Report): string {
  const marks = { fine: 'ok', notice: 'look', problem: 'PROBLEM' }
  return `${marks[verdict].padEnd(8)} ${part.padEnd(14)} ${message}`
}

/** Codes and first lines only: addresses may hold passwords, and stacks help nobody here. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const [line = ''] = error.message.split('\n')
  const text = line.replaceAll(/\w+:\/\/\S+/g, '(address)')
  return [code, text].filter(Boolean).join(': ')
}
