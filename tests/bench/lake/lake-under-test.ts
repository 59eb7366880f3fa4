import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { ROOT } from '../../fixtures/places.ts'

/** A lake in a process of its own, and how long it took from its start to its first answer. */
export class LakeUnderTest {
  readonly startMilliseconds: number
  readonly #child: ChildProcess
  readonly #url: string
  readonly #agent = new Agent({ keepAlive: true })

  private constructor(child: ChildProcess, url: string, startMilliseconds: number) {
    this.#child = child
    this.#url = url
    this.startMilliseconds = startMilliseconds
  }

  static async start(folder: string): Promise<LakeUnderTest> {
    const begun = performance.now()
    const child = spawn(process.execPath, [join(ROOT, 'studio/lake/main.ts')], {
      env: { ...process.env, LAKE_PORT: '0', DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    for await (const chunk of child.stdout) {
      said += chunk
      const url = /answers at (\S+)\n/.exec(said)?.[1]
      if (url !== undefined) return new LakeUnderTest(child, url, performance.now() - begun)
    }
    throw new Error(`The lake did not start: ${said}`)
  }

  async query(query: string, params: Record<string, unknown>): Promise<unknown> {
    return this.send('POST', '/v2026-11-01/data/query/production?perspective=published', {
      query,
      params,
    })
  }

  async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const sent = request(this.#url + path, { method, agent: this.#agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        if (response.statusCode === 200) resolve(JSON.parse(text))
        else reject(new Error(text))
      })
    })
    sent.on('error', reject)
    sent.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body))
    return promise
  }

  async stop(): Promise<void> {
    this.#agent.destroy()
    const gone = once(this.#child, 'close')
    this.#child.kill('SIGTERM')
    await gone
  }
}
