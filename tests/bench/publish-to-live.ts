import { arch, cpus } from 'node:os'
import { type Attune, readPage, startAttune } from '../fixtures/attune.ts'

/**
 * `npm run bench`: milliseconds from the moment an editor's publication is sent to the lake until a
 * reader's GET shows the new text. Prints a Markdown table; asserts nothing, since machines differ.
 */

const EDITS = 60
const WARM_UP = 5

async function measureEdit({ editor, site }: Attune, edit: number): Promise<number> {
  const definition = `What a reader sees after edit ${edit}.`
  const begun = performance.now()
  await editor.patch('approach-relational-therapy').set({ definition }).commit()
  while (!(await readPage(site.url, '/approaches/relational-therapy/')).includes(definition)) {
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return performance.now() - begun
}

/** The value below which a share of the sorted values lies. */
function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
}

const attune = await startAttune()
const taken: number[] = []
for (let edit = 0; edit < WARM_UP + EDITS; edit += 1) {
  const duration = await measureEdit(attune, edit)
  if (edit >= WARM_UP) taken.push(duration)
}
await attune.close()
taken.sort((a, b) => a - b)
console.log(`| what | min | median | p95 | edits |
|---|---|---|---|---|
| publish to live, ms, sample content | ${quantile(taken, 0)} | ${quantile(taken, 0.5)} | ${quantile(taken, 0.95)} | ${EDITS} |

Node ${process.version}, ${arch()}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}).`)
process.exit(0)
