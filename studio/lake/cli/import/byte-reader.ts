/** Takes a stream of chunks apart by byte counts. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }

  /** The next bytes, fewer than `count` only at the end. */
  async read(count: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.take(count)) parts.push(part)
    return Buffer.concat(parts)
  }

  /** The next `count` bytes as they arrive. */
  async *take(count: number): AsyncGenerator<Buffer> {
    let missing = count
    while (missing > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#chunks.next()
        if (next.done) return
        this.#rest = next.value
      }
      const part = this.#rest.subarray(0, missing)
      this.#rest = this.#rest.subarray(part.length)
      missing -= part.length
      yield part
    }
  }

  /** All that has not been taken. */
  async *remaining(): AsyncGenerator<Buffer> {
    if (this.#rest.length > 0) yield this.#rest
    for (;;) {
      const next = await this.#chunks.next()
      if (next.done) return
      yield next.value
    }
  }
}
