/** Why a file cannot be imported; nothing of it was. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem'
  /** Counted from 1, when one line is at fault. */
  readonly line: number | undefined

  constructor(reason: string, options: { line?: number; cause?: unknown } = {}) {
    super(options.line === undefined ? reason : `line ${options.line}: ${reason}`, {
      cause: options.cause,
    })
    this.line = options.line
  }
}
