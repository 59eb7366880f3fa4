import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { inspectProcess } from '../fixtures/inspect-process.ts'
import { describeMachine } from './report.ts'
import { startPageReaders } from './start-page-readers.ts'
import { type Stack, startStack } from './start-stack.ts'

/**
 * `npm run bench:memory -- [articles…]`: what lake and site hold, in processes of their own: at the
 * start, when everything has been published, and after a minute of readers and edits. RSS is as the
 * system counts it, garbage included; what is held without that is looked at last, since looking
 * collects it. Prints a Markdown table; asserts nothing, since machines differ.
 */

const READERS = 50
const UNDER_WORK_MS = 60_000
const EDIT_PAUSE_MS = 1_000

const COLUMNS = ['articles', 'process', 'when', 'RSS, MB', 'at most until then, MB', 'held, MB']

const toMegabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0)

/** Bytes that a process has in memory, and the most it ever had; as Linux counts them. */
async function readMemory({ pid }: ChildProcess): Promise<{ now: number; most: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * 1_024
  return { now: read('VmRSS'), most: read('VmHWM') }
}

/** What the process holds when its garbage has been collected. */
async function readHeld(child: ChildProcess): Promise<string> {
  const inspection = await inspectProcess(child)
  const { objects, code } = await inspection.readMemory()
  inspection.close()
  return toMegabytes(objects + code)
}

async function edit({ editor }: Stack, articles: number): Promise<number> {
  let edits = 0
  for (const end = performance.now() + UNDER_WORK_MS; performance.now() < end; edits += 1) {
    const definition = `What a reader sees after edit ${edits}.`
    await editor
      .patch(`approach-generated-${1 + ((edits * 7919) % articles)}`)
      .set({ definition })
      .commit()
    await wait(EDIT_PAUSE_MS)
  }
  return edits
}

async function measure(articles: number): Promise<string> {
  const rows: string[] = []
  const look = async (
    when: string,
    { lake, site }: Pick<Stack, 'lake' | 'site'>,
    lookAtHeld = async (_child: ChildProcess) => '',
  ) => {
    for (const child of [lake, site]) {
      const { now, most } = await readMemory(child)
      const name = child === lake ? 'lake' : 'site'
      const cells = [articles, name, when, toMegabytes(now), toMegabytes(most)]
      rows.push(`| ${cells.join(' | ')} | ${await lookAtHeld(child)} |`)
    }
  }
  const stack = await startStack({
    articles,
    onStarted: (processes) => look('at the start', processes),
  })
  try {
    await look('after the first sweep', stack)
    const stopReaders = startPageReaders(stack.siteUrl, { readers: READERS, articles })
    const edits = await edit(stack, articles)
    const { read, failed } = await stopReaders()
    await look(`after ${read} pages read, ${edits} edits`, stack, readHeld)
    if (failed > 0) rows.push(`${failed} pages could not be read`)
  } finally {
    await stack.close()
  }
  return rows.join('\n')
}

const sizes = process.argv.slice(2).map(Number)
console.log(`| ${COLUMNS.join(' | ')} |\n|${'---|'.repeat(COLUMNS.length)}`)
for (const articles of sizes.length > 0 ? sizes : [1_000, 10_000])
  console.log(await measure(articles))
console.log(`\n${describeMachine()}`)
process.exit(0)
