import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { childrenSeconds } from './children-seconds.ts'
import { copyForIncrementalBuild, INCREMENTAL_CONFIG } from './peers/copy-for-incremental-build.ts'
import { describeMachine, quantile } from './report.ts'
import { startFilledLake } from './start-filled-lake.ts'

/**
 * `npm run bench:rebuild [-- articles]`: seconds of `npm run build`, and of processor, with nothing
 * kept of earlier builds but sharing pictures (compiled code, pages and index are made anew), with
 * everything kept and nothing changed, and with everything kept and one article changed, by turns;
 * and beside the last two, of `astro build` with Astro's `incrementalBuild`, which keeps the
 * articles' pages, from the same sources with the same index and pictures. BENCH_ROUNDS says how
 * often. Pictures are drawn by a first build, which is told apart, and kept
 * for later benches too. It forgets the compiled code in `.data/live`: let no server run from this
 * folder. Prints a Markdown table; asserts nothing, since machines differ.
 */

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
const articles = Number(process.argv[2] ?? 200)

interface Run {
  readonly seconds: number
  readonly processor: number
}

const place = join(ROOT, '.data', 'bench-rebuild')
const cache = join(place, 'cache')
const lake = await startFilledLake(articles)

interface Build {
  readonly folder: string
  readonly command: readonly string[]
  readonly cache: string
}

/** Builds once, and holds what the build said to `expected`. */
async function build(
  { folder, command, cache }: Build,
  expected: RegExp,
): Promise<Run & { readonly drawn: number }> {
  const [processor, begun] = [childrenSeconds(), performance.now()]
  const child = spawn(process.execPath, command, {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      SITE_URL,
      LAKE_URL: lake.url,
      BUILD_CACHE: cache,
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += String(chunk)
    })
  }
  const [code] = await once(child, 'close')
  const run = {
    seconds: (performance.now() - begun) / 1_000,
    processor: childrenSeconds() - processor,
    drawn: Number(/(\d+) of \d+ sharing pictures were new/.exec(said)?.[1] ?? Number.NaN),
  }
  if (code !== 0 || !expected.test(said)) throw new Error(`Not the build to measure:\n${said}`)
  return run
}

const ours: Build = {
  folder: ROOT,
  command: [join(ROOT, 'src/server/static-host/build.ts'), '--outDir', join(place, 'dist')],
  cache,
}
// Not below the project: Tailwind passes over what git ignores.
const copy = await mkdtemp(join(tmpdir(), 'attune-incremental-'))
const astros: Build = {
  folder: copy,
  command: [
    join(copy, 'node_modules/astro/bin/astro.mjs'),
    'build',
    '--config',
    INCREMENTAL_CONFIG,
  ],
  cache: join(place, 'incremental-cache'),
}

async function forgetAllButPictures(): Promise<void> {
  for (const kept of ['rendered-pages', 'search-index']) {
    await rm(join(cache, kept), { recursive: true, force: true })
  }
  await rm(join(ROOT, '.data', 'live'), { recursive: true, force: true })
}
const NOTHING_KEPT = /\b0 of \d+ pages were those of an earlier build/
const ALL_KEPT = /\b(\d+) of \1 pages were those of an earlier build/
/** But the article's own page and the feeds that may show it. */
const MOST_KEPT = /\b[1-9]\d+ of \d+ pages were those of an earlier build/
const INDEXED = /pages can be searched/
const KEPT_BY_ASTRO = /\/generated-2\/[^\n]*\((?:cached|restored)\).*pages can be searched/s

try {
  await forgetAllButPictures()
  const first = await build(ours, NOTHING_KEPT)
  await copyForIncrementalBuild(copy)
  const pictures = 'sharing-pictures'
  await cp(join(cache, pictures), join(astros.cache, pictures), { recursive: true })
  await build(astros, INDEXED)
  const runs = new Map<string, Run[]>([
    ['cold, sharing pictures kept', []],
    ['warm, nothing changed', []],
    ['warm, one article changed', []],
    ['Astro’s incrementalBuild, nothing changed', []],
    ['Astro’s incrementalBuild, one article changed', []],
  ])
  for (let round = 0; round < ROUNDS; round += 1) {
    await forgetAllButPictures()
    const measure = async (name: string, built: Build, expected: RegExp) =>
      runs.get(name)?.push(await build(built, expected))
    await measure('cold, sharing pictures kept', ours, NOTHING_KEPT)
    await measure('warm, nothing changed', ours, ALL_KEPT)
    await measure('Astro’s incrementalBuild, nothing changed', astros, KEPT_BY_ASTRO)
    await lake.editor
      .patch('approach-generated-1')
      .set({ contentNote: `Round ${round}.` })
      .commit()
    await measure('warm, one article changed', ours, MOST_KEPT)
    await measure('Astro’s incrementalBuild, one article changed', astros, KEPT_BY_ASTRO)
  }
  if (first.drawn > 0) {
    console.log(
      `A first build, which drew ${first.drawn} sharing pictures: ${first.seconds.toFixed(1)} s, ${first.processor.toFixed(1)} s of processor.\n`,
    )
  }
  console.log(`| ${articles} articles, seconds | min | median | p95 | processor | to the first |`)
  console.log('| --- | --- | --- | --- | --- | --- |')
  const sorted = (values: readonly number[]) => values.toSorted((one, other) => one - other)
  const medianOf = (measured: readonly Run[]) =>
    quantile(sorted(measured.map(({ seconds }) => seconds)), 0.5)
  const bound = medianOf([...runs.values()][0] ?? [])
  for (const [name, measured] of runs) {
    const seconds = sorted(measured.map((run) => run.seconds))
    const processor = quantile(sorted(measured.map((run) => run.processor)), 0.5)
    const cells = [
      ...[0, 0.5, 0.95].map((share) => quantile(seconds, share)),
      processor,
      medianOf(measured) / bound,
    ]
    console.log(`| ${name} | ${cells.map((cell) => cell.toFixed(2)).join(' | ')} |`)
  }
  console.log(`\n${ROUNDS} rounds; processor: median. ${describeMachine()}`)
} finally {
  await lake.close()
  for (const folder of [join(place, 'dist'), astros.cache, copy]) {
    await rm(folder, { recursive: true, force: true })
  }
}
process.exit(0)
