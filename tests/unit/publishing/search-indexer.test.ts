import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createSearchIndexer } from '../../../src/publishing/search/search-indexer.ts'
import { ROOT } from '../../fixtures/places.ts'
import { descendantsOf, stillRunning } from '../../fixtures/process-tree.ts'
import { SLOWEST_STEP_MS } from '../../fixtures/slowest-step.ts'

async function makePages(count: number, words: number): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'attune-search-'))
  onTestFinished(() => rm(place, { recursive: true, force: true }))
  const folder = join(place, 'published')
  for (let page = 0; page < count; page++) {
    await mkdir(join(folder, `page-${page}`), { recursive: true })
    const text = Array.from({ length: words }, (_, word) => `word${page * word}`).join(' ')
    const html = `<html lang="en"><body data-pagefind-body><h1>Page</h1><p>${text}</p></body></html>`
    await writeFile(join(folder, `page-${page}`, 'index.html'), html)
  }
  return folder
}

it('says how many pages the index has, and nothing when it has been of these pages', async () => {
  const folder = await makePages(3, 10)
  const counts: number[] = []
  const faults: unknown[] = []
  const indexer = createSearchIndexer({
    folder,
    onIndexed: (pages) => counts.push(pages),
    onFailure: (error) => faults.push(error),
  })
  indexer.refresh()
  await indexer.settle()
  indexer.refresh()
  await indexer.settle()
  expect({ counts, faults }).toEqual({ counts: [3], faults: [] })
  expect(await readFile(join(folder, 'pagefind', 'pagefind-entry.json'), 'utf8')).toContain(
    '"page_count":3',
  )
})

it('tells what went wrong', async () => {
  const folder = await makePages(1, 10)
  // A file stands where the index belongs.
  await writeFile(join(folder, 'pagefind'), '')
  const faults: unknown[] = []
  const indexer = createSearchIndexer({ folder, onFailure: (error) => faults.push(error) })
  indexer.refresh()
  await indexer.settle()
  expect(String(faults)).toMatch(/EEXIST|ENOTDIR/)
})

it.each([
  ['is told to close', 'SIGTERM'],
  ['is killed', 'SIGKILL'],
] as const)(
  'makes no index any more when the process that publishes the pages %s',
  async (_, how) => {
    const folder = await makePages(2_000, 300)
    const program = `
    import { createSearchIndexer } from ${JSON.stringify(join(ROOT, 'src/publishing/search/search-indexer.ts'))}
    const indexer = createSearchIndexer({ folder: ${JSON.stringify(folder)}, onFailure: console.error })
    indexer.refresh()
    process.on('SIGTERM', () => indexer.close().then(() => process.exit()))
    setInterval(() => {}, 1_000)`
    const publishing = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: 'inherit',
    })
    onTestFinished(() => void publishing.kill('SIGKILL'))
    // The indexing process and Pagefind's own.
    const indexing = await expect
      .poll(() => descendantsOf(publishing.pid ?? 0), { interval: 50 })
      .toHaveLength(2)
      .then(() => descendantsOf(publishing.pid ?? 0))
    publishing.kill(how)
    await once(publishing, 'exit')
    await expect.poll(() => stillRunning(indexing), { timeout: SLOWEST_STEP_MS }).toEqual([])
    await expect(readFile(join(folder, 'pagefind', 'pagefind-entry.json'))).rejects.toThrow(
      'ENOENT',
    )
  },
)
