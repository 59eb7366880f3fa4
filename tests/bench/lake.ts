import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { evaluate, parse } from 'groq-js'
import { BENCH_QUERIES } from './lake/bench-queries.ts'
import { LakeUnderTest } from './lake/lake-under-test.ts'
import { type BenchDocument, largeContent } from './lake/large-content.ts'
import { cells, quantile, sortDurations, timeCall } from './lake/measure.ts'

/**
 * `npm run bench:lake`: the local Content Lake over HTTP, in a process of its own, with 1,000 and
 * 10,000 documents. Each call alternates with a plain evaluation of the same query by groq-js over
 * the same documents in this process, so that both meet the same noise; `ratio` is plain / lake of
 * the medians. Prints Markdown and asserts nothing, since machines differ.
 */

const CALLS = 120
const PLAIN_CALLS = 24
const WARM_UP = 5
/** A query so slow that it takes longer altogether is called less often. */
const MOST_MS_A_QUERY = 8_000
const WRITES = 600
const WRITERS = 20

async function benchQueries(lake: LakeUnderTest, documents: readonly BenchDocument[]) {
  const articles = documents.filter(({ _type }) => _type === 'approach').length
  const rows: string[] = []
  for (const { name, query, params } of BENCH_QUERIES) {
    const tree = parse(query)
    const plain: number[] = []
    const served: number[] = []
    const begun = performance.now()
    for (let turn = 0; turn < WARM_UP + CALLS; turn += 1) {
      const isSlow = performance.now() - begun > MOST_MS_A_QUERY
      if (isSlow && plain.length > 4) break
      const values = params(turn, articles)
      const duration = await timeCall(() => lake.query(query, values))
      if (turn >= WARM_UP) served.push(duration)
      if (turn % Math.floor(CALLS / PLAIN_CALLS) === 0) {
        plain.push(
          await timeCall(async () =>
            (await evaluate(tree, { dataset: documents, params: values })).get(),
          ),
        )
      }
    }
    const [lakeTimes, plainTimes] = [sortDurations(served), sortDurations(plain)]
    const ratio = quantile(plainTimes, 0.5) / quantile(lakeTimes, 0.5)
    rows.push(
      `| ${documents.length.toLocaleString('en')} | ${name} | ${cells(lakeTimes)} | ${cells(plainTimes)} | ${ratio.toFixed(1)} |`,
    )
  }
  return rows
}

/** Mutations a second: patches of the documents that are there, each a transaction of its own. */
async function benchWrites(lake: LakeUnderTest, writers: number): Promise<number> {
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let turn = writer; turn < WRITES; turn += writers) {
        const patch = { id: `article-${turn}`, set: { definition: `Written in turn ${turn}` } }
        await lake.send('POST', '/v1/data/mutate/production', { mutations: [{ patch }] })
      }
    }),
  )
  return Math.round((WRITES / (performance.now() - begun)) * 1000)
}

async function memoryOf(lake: LakeUnderTest): Promise<number> {
  const stats = (await lake.send('GET', '/v1/data/stats/production')) as {
    bytes: { memory: number }
  }
  return Math.round(stats.bytes.memory / 1e6)
}

async function bench(size: number) {
  const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'))
  const documents = largeContent(size)
  const filling = await LakeUnderTest.start(folder)
  const lines = documents.map((document) => JSON.stringify({ create: document })).join('\n')
  await filling.send('POST', '/v1/data/import/production', lines)
  await filling.stop()

  const starts: number[] = []
  for (let turn = 0; turn < 4; turn += 1) {
    const lake = await LakeUnderTest.start(folder)
    starts.push(lake.startMilliseconds)
    await lake.stop()
  }
  const lake = await LakeUnderTest.start(folder)
  const atStart = await memoryOf(lake)
  const rows = await benchQueries(lake, documents)
  const alone = await benchWrites(lake, 1)
  const together = await benchWrites(lake, WRITERS)
  const afterwards = await memoryOf(lake)
  await lake.stop()
  await rm(folder, { recursive: true, force: true })
  const summary = `| ${size.toLocaleString('en')} | ${cells(sortDurations(starts))} | ${atStart} | ${afterwards} | ${alone} | ${together} |`
  return { rows, summary }
}

const sizes = process.argv.slice(2).map(Number).filter(Boolean)
const results = []
for (const size of sizes.length > 0 ? sizes : [1_000, 10_000]) results.push(await bench(size))

const require = createRequire(import.meta.url)
const version = (name: string): string => require(`${name}/package.json`).version
console.log(`Node ${process.version}, groq-js ${version('groq-js')}, ${arch()}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${new Date().toISOString().slice(0, 10)}.

| documents | query, over HTTP, ms | min | median | p95 | plain groq-js min | median | p95 | ratio |
|---|---|---|---|---|---|---|---|---|
${results.flatMap(({ rows }) => rows).join('\n')}

| documents | start ms: min | median | p95 | memory at start, MB | after the queries and writes | mutations/s, one writer | ${WRITERS} writers |
|---|---|---|---|---|---|---|---|
${results.map(({ summary }) => summary).join('\n')}`)
