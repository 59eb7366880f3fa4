import { startMailServer } from '../database/smtp-fixture.ts'
import { startProcesses } from '../fixtures/attune-processes.ts'
import { listArticles, startEditors } from '../fixtures/traffic/editors.ts'
import { startReaders } from '../fixtures/traffic/readers.ts'
import { pause, pick } from '../fixtures/traffic/traffic.ts'
import { ROOMY, readConsentHash, startVisitors } from '../fixtures/traffic/visitors.ts'
import type { FaultReport } from './fault-report.ts'
import { findBrokenSeatsAt, findLostEdits, tallyMail } from './verify.ts'

interface KillOptions {
  readonly rounds: number
  readonly servers: number
  readonly databaseUrl?: string
}

/**
 * Ends server, lake or both like a power switch, at random moments while people read, reserve and
 * edit, and starts them again at once, as whatever supervises them does. A server is its own mail
 * worker.
 */
export async function killAtRandom(options: KillOptions): Promise<FaultReport> {
  const { rounds, servers, databaseUrl } = options
  const mailServer = await startMailServer()
  const attune = await startProcesses({
    servers,
    smtpUrl: mailServer.url,
    ...(databaseUrl ? { databaseUrl } : {}),
    prepare: async (editor) => {
      await editor.patch(ROOMY).set({ capacity: 1000 }).commit()
    },
  })
  try {
    const { lake, sites, editor, databaseAddress } = attune
    const urls = sites.map(({ url }) => url)
    const articles = await listArticles(editor)
    const consentHash = await readConsentHash(editor)
    const readers = startReaders(urls, { count: 10, pauseMs: 40 })
    const visitors = startVisitors(urls, { count: 5, pauseMs: 300, consentHash, name: 'killed' })
    const editors = startEditors(editor, { articles, count: 3, pauseMs: 200 })
    const victims = [...sites.map((site) => [site]), [lake], [...sites, lake]]
    for (let round = 0; round < rounds; round += 1) {
      await pause(Math.random() * 600)
      const dying = pick(victims, round)
      await Promise.all(dying.map((victim) => victim.kill()))
      await Promise.all(dying.map((victim) => victim.start()))
    }
    await Promise.all([readers.stop(), editors.stop(), visitors.stop()])
    const lostEdits = await findLostEdits(attune, articles, editors.result.acknowledged)
    const mail = await tallyMail(databaseAddress, mailServer.received)
    const broken = [
      ...(await findBrokenSeatsAt(databaseAddress, visitors.result)),
      ...lostEdits,
      ...[...visitors.result.surprises].map(([status, times]) => `${times} answers of ${status}`),
      ...(mail.lost > 0 ? [`${mail.lost} mails were lost`] : []),
      ...(mail.again > 0 ? [`${mail.again} mails were sent again that had been noted`] : []),
      ...(mail.strange > 0 ? [`${mail.strange} mails belong to no event`] : []),
    ]
    return {
      rounds,
      broken,
      reservations: visitors.result.acknowledged.length,
      edits: editors.result.edits,
      mails: mail.asked,
      mailsAgain: mail.again,
      mailsUntold: mail.untold,
      pagesRead: readers.result.read,
      outages: readers.result.outages,
    }
  } finally {
    await attune.close()
    await mailServer.close()
  }
}
