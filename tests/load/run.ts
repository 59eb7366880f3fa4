import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileSite } from '../../src/publishing/compile-site.ts'
import { describeMachine, quantile } from '../bench/report.ts'
import { startMailServer } from '../database/smtp-fixture.ts'
import { findBrokenSeatsAt, findLostEdits } from '../faults/verify.ts'
import { startProcesses } from '../fixtures/attune-processes.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { listArticles, startEditors } from '../fixtures/traffic/editors.ts'
import { startReaders } from '../fixtures/traffic/readers.ts'
import { ROOMY, readConsentHash, SCARCE, startVisitors } from '../fixtures/traffic/visitors.ts'
import { openTheDoors } from './open-the-doors.ts'
import { findGrowth, printMemory, watchMemory } from './watch-memory.ts'

/**
 * `npm run load [-- <seconds>]`: 200 readers, 20 visitors and 5 editors for half an hour, then 2,000
 * visitors at once for one group. Writes the tables in RESULTS.md; ends with 1 when anyone got no
 * answer, a promise was broken, or memory grew in the second half by more than it may.
 */

const seconds = Number(process.argv[2] ?? 1_800)
const [READERS, VISITORS, EDITORS] = [200, 20, 5]
const MEMORY_SAMPLES = 20

async function runTraffic(): Promise<{ lines: string[]; broken: string[] }> {
  const mailServer = await startMailServer()
  const attune = await startProcesses({
    smtpUrl: mailServer.url,
    prepare: async (editor) => {
      await editor.patch(ROOMY).set({ capacity: 1000 }).commit()
      await editor.patch(SCARCE).set({ capacity: 1000 }).commit()
    },
  })
  try {
    const { sites, editor, databaseAddress } = attune
    const urls = sites.map(({ url }) => url)
    const [site] = sites
    if (!site) throw new Error('No site was started')
    const inspections = { Site: await site.inspect(), Lake: await attune.lake.inspect() }
    const articles = await listArticles(editor)
    const consentHash = await readConsentHash(editor)
    const readers = startReaders(urls, { count: READERS, pauseMs: 3_000 })
    const visitors = startVisitors(urls, {
      ...{ count: VISITORS, pauseMs: 20_000, consentHash, name: 'load' },
    })
    const editors = startEditors(editor, { articles, count: EDITORS, pauseMs: 10_000 })
    // The first half fills caches and compiles code.
    const memory = await watchMemory(inspections, {
      milliseconds: seconds * 1_000,
      samples: MEMORY_SAMPLES,
    })
    await Promise.all([readers.stop(), visitors.stop(), editors.stop()])
    const { result: visits } = visitors
    const asked =
      readers.result.read + visits.times.length + editors.result.edits + editors.result.unanswered
    const surprises = [...visits.surprises.values()].reduce((sum, times) => sum + times, 0)
    const failed = readers.result.failed + visits.unanswered + editors.result.unanswered + surprises
    const broken = [
      ...(failed > 0 ? [`${failed} of ${asked} requests failed`] : []),
      ...(await findBrokenSeatsAt(databaseAddress, visits)),
      ...(await findLostEdits(attune, articles, editors.result.acknowledged)),
      ...findGrowth(memory).map((line) => `grew: ${line}`),
    ]
    return {
      broken,
      lines: [
        '| Who | Requests | Failed | p50 ms | p99 ms | Longest ms |',
        '|---|---|---|---|---|---|',
        toRow(`${READERS} readers`, readers.result.times, readers.result.failed),
        toRow(`${VISITORS} visitors`, visits.times, visits.unanswered + surprises),
        toRow(`${EDITORS} editors`, editors.result.times, editors.result.unanswered),
        '',
        `Mails sent: ${mailServer.received.length}.`,
        '',
        '### Memory',
        '',
        'After garbage collection: objects with what they hold outside of the heap; what the engine compiled; the whole process. RSS before is with the garbage that was there.',
        '',
        ...printMemory(memory),
      ],
    }
  } finally {
    await attune.close()
    await mailServer.close()
  }
}

function toRow(who: string, times: readonly number[], failed: number): string {
  const sorted = times.toSorted((a, b) => a - b)
  const cells = [0.5, 0.99, 1].map((share) => quantile(sorted, share).toFixed(1))
  return `| ${who} | ${times.length} | ${failed} | ${cells.join(' | ')} |`
}

await compileSite(ROOT, SITE_URL)
const traffic = await runTraffic()
const spike = await openTheDoors(2_000)
const broken = [...traffic.broken, ...spike.broken]
const lines = [
  '# Load',
  '',
  `\`npm run load -- ${seconds}\`, ${new Date().toISOString().slice(0, 10)}, ${describeMachine()} The load comes from the same machine.`,
  '',
  `## ${seconds} seconds of people`,
  '',
  ...traffic.lines,
  '',
  '## 2,000 visitors for one group at opening time',
  '',
  spike.line,
  '',
  broken.length === 0 ? 'Broken: nothing.' : `Broken: ${broken.slice(0, 10).join('; ')}.`,
]
console.log(lines.join('\n'))
await writeFile(join(import.meta.dirname, 'RESULTS.md'), `${lines.join('\n')}\n`)
process.exit(broken.length === 0 ? 0 : 1)
