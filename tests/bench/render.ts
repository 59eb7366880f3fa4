import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { findFreePort } from '../fixtures/free-port.ts'
import { generateArticle } from '../fixtures/generated-articles.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { describeRun, printTable } from './peers/describe-runs.ts'
import { installPeers } from './peers/install-peers.ts'
import { listStacks, type Stack } from './peers/list-stacks.ts'
import { writeStacks } from './peers/render-stacks.ts'
import { type Run, runStack } from './peers/run-stack.ts'
import { standInPictures } from './peers/stand-in-pictures.ts'
import { describeMachine } from './report.ts'
import { startFilledLake } from './start-filled-lake.ts'

/**
 * `npm run bench:render -- [articles [stacks…]]`: seconds, processor time and peak memory until every
 * article's page is a file, each stack in a process of its own, by turns, from the same generated
 * articles. Attune's pages are whole (header, footer, drawings, structured data, lists of articles);
 * the others' are the text alone, and refused unless they hold the same elements as the bare
 * script's. BENCH_ROUNDS says how often. Each run is told as it ends, the Markdown table at the end;
 * no figure is asserted, since machines differ.
 */

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
const articles = Number(process.argv[2] ?? 1_000)
const chosen = process.argv.slice(3)

const lake = await startFilledLake(articles)
const text = JSON.stringify(Array.from({ length: articles }, (_, at) => generateArticle(at + 1)))
const api = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(text)
})
const apiPort = await findFreePort()
api.listen(apiPort, '127.0.0.1')
let takePicturesAway = async () => {}
try {
  const peers = await installPeers()
  await writeStacks(peers, articles)
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    SITE_URL,
    LAKE_URL: lake.url,
    // As the server has it, and for every stack alike: the first round fills it.
    NODE_COMPILE_CACHE: join(lake.folder, 'compile-cache'),
    ARTICLES_URL: `http://127.0.0.1:${apiPort}/`,
    ASTRO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  takePicturesAway = await standInPictures(lake.editor, articles)
  const all = await listStacks(peers, lake.folder)
  const stacks = all.filter(({ id }) => chosen.length === 0 || chosen.includes(id))
  const runs = new Map<Stack, Run[]>(stacks.map((stack) => [stack, []]))
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const stack of stacks) {
      const measured = await runStack(stack, { articles, env, lake: lake.process })
      console.log(`round ${round}, ${stack.id}: ${describeRun(measured)}`)
      runs.get(stack)?.push(measured)
    }
  }
  printTable(articles, runs)
  console.log(`\nRounds: ${ROUNDS}. ${describeMachine()}`)
} finally {
  await takePicturesAway()
  api.close()
  await lake.close()
  await rm(join(ROOT, '.data', 'bench-render'), { recursive: true, force: true })
}
process.exit(0)
