import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { readPage } from '../fixtures/attune.ts'
import { pause } from '../fixtures/traffic/traffic.ts'
import { describeMachine, quantile } from './report.ts'
import { startPageReaders } from './start-page-readers.ts'
import { type Stack, startStack } from './start-stack.ts'

/**
 * `npm run bench -- [articles…]`: milliseconds from the moment an editor's publication is
 * sent to the lake until a reader's GET shows the new text, with lake and site in processes of their
 * own, alone and while 50 readers load pages. Prints a Markdown table; asserts nothing, since
 * machines differ.
 */

const EDITS = 40
/** Edits before those that count: code is compiled and files are in memory by then. */
const WARM_UP = 10
const READERS = 50
/** Editors don't publish by the metronome: edits fall before, into and after sweeps. */
const LONGEST_PAUSE_MS = 1_500

async function measureEdit({ editor, siteUrl }: Stack, edit: number, article: number) {
  const definition = `What a reader sees after edit ${edit}.`
  const begun = performance.now()
  await editor.patch(`approach-generated-${article}`).set({ definition }).commit()
  const path = `/approaches/generated-${article}/`
  while (!(await readPage(siteUrl, path)).includes(definition)) await pause(1)
  return performance.now() - begun
}

async function measureEdits(stack: Stack, articles: number, edits = EDITS): Promise<number[]> {
  const taken: number[] = []
  for (let edit = 0; edit < edits; edit += 1) {
    const article = 1 + ((edit * 7919) % articles)
    taken.push(await measureEdit(stack, edit + Math.random(), article))
    await pause(Math.random() * LONGEST_PAUSE_MS)
  }
  return taken.sort((a, b) => a - b)
}

/** Megabytes that a process holds, and the most it ever held; as Linux counts them. */
async function readMemory({ pid }: ChildProcess): Promise<{ now: number; most: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024
  return { now: read('VmRSS'), most: read('VmHWM') }
}

function row(what: string, sorted: readonly number[]): string {
  const cells = [0, 0.5, 0.95, 1].map((share) => quantile(sorted, share).toFixed(1))
  return `| ${what} | ${cells.join(' | ')} | ${sorted.length} |`
}

const describeMemory = (when: string, { now, most }: { now: number; most: number }) =>
  `${now.toFixed(0)} MB ${when} (at most ${most.toFixed(0)} until then)`

const notes: string[] = []
const sizes = process.argv.slice(2).map(Number)
console.log('| publish to live, ms | min | median | p95 | max | edits |\n|---|---|---|---|---|---|')
for (const articles of sizes.length > 0 ? sizes : [1_000, 10_000]) {
  const stack = await startStack({ articles })
  const memoryLines = [describeMemory('after the first sweep', await readMemory(stack.site))]
  await measureEdits(stack, articles, WARM_UP)
  console.log(row(`${articles} articles`, await measureEdits(stack, articles)))
  const stopReaders = startPageReaders(stack.siteUrl, { readers: READERS, articles })
  console.log(row(`${articles} articles, ${READERS} readers`, await measureEdits(stack, articles)))
  const { failed } = await stopReaders()
  memoryLines.push(describeMemory('at the end', await readMemory(stack.site)))
  notes.push(
    `${articles} articles: everything published ${stack.firstSweep.toFixed(1)} s after the first start; ${memoryLines.join(', ')}.`,
  )
  if (failed > 0) console.log(`${failed} pages could not be read`)
  await stack.close()
}
console.log(`\n${notes.join('\n')}\n\n${describeMachine()}`)
process.exit(0)
