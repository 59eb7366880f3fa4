import { execFileSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readPage, until } from '../fixtures/attune.ts'
import { startProcesses } from '../fixtures/attune-processes.ts'
import { wordsOf } from '../fixtures/traffic/editors.ts'
import { pause } from '../fixtures/traffic/traffic.ts'
import { noVisits, ROOMY, readConsentHash, visit } from '../fixtures/traffic/visitors.ts'
import type { FaultReport } from './fault-report.ts'
import { findBrokenSeatsAt } from './verify.ts'

const ARTICLE = { id: 'approach-relational-therapy', path: '/approaches/relational-therapy/' }
const FULL_FOR_MS = 3_000

/**
 * Fills the small file system that the server's data lies on, then makes room again. Needs root,
 * who alone may mount one.
 */
export async function fillDisk(): Promise<FaultReport> {
  const disk = await mkdtemp(join(tmpdir(), 'attune-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', disk])
  try {
    return await fill(disk)
  } finally {
    execFileSync('umount', [disk])
    await rm(disk, { recursive: true, force: true })
  }
}

async function fill(disk: string): Promise<FaultReport> {
  const attune = await startProcesses({ dataFolder: join(disk, 'site') })
  try {
    const { editor, sites, databaseAddress } = attune
    const [url = ''] = sites.map((site) => site.url)
    const consentHash = await readConsentHash(editor)
    const visits = noVisits()
    const broken: string[] = []
    let isOver = false
    const come = (email: string) =>
      visit([url], {
        ...{ email, cohortId: ROOMY, visitor: 0, consentHash, result: visits },
        isOver: () => isOver,
      })
    await come('before@example.org')

    const ballast = join(disk, 'ballast')
    await writeUntilFull(ballast)
    // Sent while the disk is full; tried again until there is an answer.
    const during = ['during-1@example.org', 'during-2@example.org'].map(come)
    await editor
      .patch(ARTICLE.id)
      .set({ definition: wordsOf(7) })
      .commit()
    for (const began = Date.now(); Date.now() < began + FULL_FOR_MS; await pause(100)) {
      const page = await fetch(url + ARTICLE.path)
      if (!(await page.text()).includes('</html>') || !page.ok) broken.push('a page was not served')
    }
    await rm(ballast)
    await Promise.all(during)
    isOver = true
    // The publisher's own sweep comes by and by; the next edit calls it at once.
    await editor
      .patch(ARTICLE.id)
      .set({ definition: wordsOf(8) })
      .commit()
    const isShown = async () => (await readPage(url, ARTICLE.path)).includes(wordsOf(8))
    await until(isShown, 30_000).catch(() => broken.push('the edit is not on the page'))
    if (visits.unanswered === 0) broken.push('the disk was never full')
    return {
      rounds: 1,
      broken: [
        ...broken,
        ...[...visits.surprises].map(([status, times]) => `${times} answers of ${status}`),
        ...(await findBrokenSeatsAt(databaseAddress, visits)),
      ],
      reservations: visits.acknowledged.length,
      edits: 2,
    }
  } finally {
    await attune.close()
  }
}

async function writeUntilFull(path: string): Promise<void> {
  const zeros = Readable.from(
    (function* blocks() {
      for (;;) yield Buffer.alloc(4096)
    })(),
  )
  await pipeline(zeros, createWriteStream(path)).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  })
}
