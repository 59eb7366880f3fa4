import { DatabaseSync } from 'node:sqlite'
import { startProcesses } from '../fixtures/attune-processes.ts'
import { startReaders } from '../fixtures/traffic/readers.ts'
import { pause } from '../fixtures/traffic/traffic.ts'
import { ROOMY, readConsentHash, startVisitors } from '../fixtures/traffic/visitors.ts'
import type { FaultReport } from './fault-report.ts'
import { findBrokenSeatsAt } from './verify.ts'

const READERS = 10

/** Another process holds SQLite's write lock for `lockedMs`, while people read and reserve. */
export async function lockDatabase(lockedMs: number): Promise<FaultReport> {
  const attune = await startProcesses({
    prepare: async (editor) => {
      await editor.patch(ROOMY).set({ capacity: 1000 }).commit()
    },
  })
  try {
    const { sites, editor, databaseAddress } = attune
    const urls = sites.map(({ url }) => url)
    const consentHash = await readConsentHash(editor)
    const readers = startReaders(urls, { count: READERS, pauseMs: 40 })
    const visitors = startVisitors(urls, { count: 5, pauseMs: 300, consentHash, name: 'locked' })
    await pause(500)
    const rival = new DatabaseSync(databaseAddress, { timeout: 10_000 })
    rival.exec('begin immediate')
    await pause(lockedMs / 2)
    // By now somebody waits for the lock.
    const readBefore = readers.result.read
    await pause(lockedMs / 2)
    const readLocked = readers.result.read - readBefore
    rival.exec('commit')
    rival.close()
    await pause(1_000)
    await Promise.all([readers.stop(), visitors.stop()])
    const { result } = readers
    return {
      rounds: 1,
      broken: [
        ...(await findBrokenSeatsAt(databaseAddress, visitors.result)),
        // Answers that were under way count for nothing.
        ...(readLocked > READERS
          ? []
          : [`only ${readLocked} pages were served while it was locked`]),
      ],
      reservations: visitors.result.acknowledged.length,
      pagesRead: result.read,
      // Where a page is only late, no request fails: the slowest one tells how long.
      outages: [Math.max(...result.times)],
    }
  } finally {
    await attune.close()
  }
}
