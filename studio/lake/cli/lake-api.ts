import { isRecord, type JsonRecord } from '../json.ts'

/** The lake answered that something cannot be done. */
export class LakeApiError extends Error {
  override readonly name = 'LakeApiError'
  /** Position of the mutation at fault, when one is. */
  readonly index: number | undefined

  constructor(reason: string, index: number | undefined) {
    super(reason)
    this.index = index
  }
}

/** The lake's own endpoints, beside those that every Sanity client knows. */
export class LakeApi {
  readonly #address: string
  readonly #dataset: string

  constructor(address: string, dataset: string) {
    this.#address = address
    // Part of addresses from here on; the lake refuses names that are none.
    this.#dataset = encodeURIComponent(dataset)
  }

  /** Keeps the bytes of an asset and describes it, without making it part of the dataset. */
  async storeAsset(kind: 'image' | 'file', bytes: Buffer, filename: string): Promise<JsonRecord> {
    const query = new URLSearchParams({ filename, documentless: 'true' })
    const path = `/v1/assets/${kind}s/${this.#dataset}?${query}`
    const { document } = await this.#send('POST', path, new Uint8Array(bytes))
    if (!isRecord(document))
      throw new LakeApiError('The lake did not describe the asset', undefined)
    return document
  }

  /** Performs all mutations or none. */
  async importMutations(mutations: Iterable<JsonRecord>): Promise<void> {
    await this.#send('POST', `/v1/data/import/${this.#dataset}`, streamLines(mutations))
  }

  async stats(): Promise<JsonRecord> {
    return this.#send('GET', `/v1/data/stats/${this.#dataset}`)
  }

  /** Removes the dataset with its history and the assets only it uses. */
  async deleteDataset(): Promise<void> {
    await this.#send('DELETE', `/v1/datasets/${this.#dataset}`)
  }

  async #send(
    method: string,
    path: string,
    body?: Uint8Array<ArrayBuffer> | ReadableStream,
  ): Promise<JsonRecord> {
    const response = await fetch(this.#address + path, {
      method,
      ...(body ? { body } : {}),
      ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
    })
    const answer: unknown = await response.json()
    if (!isRecord(answer)) throw new LakeApiError('The lake answered nonsense', undefined)
    if (!response.ok) throw toError(answer)
    return answer
  }
}

function streamLines(mutations: Iterable<JsonRecord>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const waiting = mutations[Symbol.iterator]()
  return new ReadableStream({
    pull(controller) {
      const { done, value } = waiting.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
    },
  })
}

function toError({ error, message }: JsonRecord): LakeApiError {
  if (!isRecord(error)) return new LakeApiError(String(message ?? error), undefined)
  const [item]: unknown[] = Array.isArray(error.items) ? error.items : []
  if (isRecord(item) && isRecord(item.error) && typeof item.index === 'number') {
    return new LakeApiError(String(item.error.description), item.index)
  }
  return new LakeApiError(String(error.description), undefined)
}
