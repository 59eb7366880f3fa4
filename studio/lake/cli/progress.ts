import type { WriteStream } from 'node:tty'

const BETWEEN_REPORTS_MS = 100

/** Shows on the error stream how far something is: one moving line in a terminal, else a line a step. */
export class Progress {
  readonly #output: Pick<WriteStream, 'write' | 'isTTY'>
  #step = ''
  #shownAt = 0

  constructor(output: Pick<WriteStream, 'write' | 'isTTY'>) {
    this.#output = output
  }

  /** @param total undefined while it is not known */
  report(step: string, done: number, total?: number): void {
    const isNewStep = step !== this.#step
    const isDone = done === total
    const now = performance.now()
    if (!isNewStep && !isDone && now - this.#shownAt < BETWEEN_REPORTS_MS) return
    this.#shownAt = now
    const count = total === undefined ? String(done) : `${done} of ${total}`
    if (this.#output.isTTY) {
      if (isNewStep && this.#step !== '') this.#output.write('\n')
      this.#output.write(`\r\u001B[K${step}: ${count}`)
    } else if (isDone) this.#output.write(`${step}: ${count}\n`)
    this.#step = step
  }

  /** Leaves the moving line. */
  end(): void {
    if (this.#output.isTTY && this.#step !== '') this.#output.write('\n')
    this.#step = ''
  }
}
