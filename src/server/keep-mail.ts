import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database } from '../database/tables.ts'
import { deliverMail } from '../mail/deliver-mail.ts'
import { createFileTransport } from '../mail/file-transport.ts'
import { forgetMailFiles } from '../mail/forget-mail-files.ts'
import { createSmtpTransport } from '../mail/smtp-transport.ts'
import { systemClock } from '../reservations/clock.ts'
import { repeat } from './repeat.ts'
import type { Settings } from './settings.ts'

const DELIVER_EVERY_MS = 1_000
const FORGET_EVERY_MS = 2_000
/** While the lake is away there is no sweep to wait for. */
const LONGEST_WAIT_MS = 5_000

/** Where mail goes that is not sent. */
export const outboxFolder = (dataFolder: string) => join(dataFolder, 'outbox')

interface MailParts {
  readonly database: Database
  readonly log: Logger
  /**
   * The busiest moment of a process has passed. A mail that is sent while its thread is taken is
   * noted late, and sent again if the process is killed in between.
   */
  readonly after: Promise<void>
  readonly longestWaitMs?: number
}

/** Delivers mail as it falls due: by SMTP, or to files where no mail server is named. */
export function keepMail(
  { smtpUrl, mailFrom, siteUrl, dataFolder }: Settings,
  { database, log, after, longestWaitMs = LONGEST_WAIT_MS }: MailParts,
): { stop(): Promise<void> } {
  const folder = outboxFolder(dataFolder)
  const transport = smtpUrl ? createSmtpTransport(smtpUrl) : createFileTransport(folder)
  if (!smtpUrl) log.info({ folder }, 'mail is written to files: SMTP_URL is not set')
  const context = { database, clock: systemClock, siteUrl, from: mailFrom, transport, log }
  const stopping = new AbortController()
  const { signal } = stopping
  const mayBegin = Promise.race([
    after,
    wait(longestWaitMs, undefined, { signal }).catch(() => undefined),
  ])
  const deliver = async () => {
    await mayBegin
    if (!signal.aborted) await deliverMail(context)
  }
  const delivering = repeat(deliver, {
    everyMs: DELIVER_EVERY_MS,
    onFailure: (error) => log.error({ reason: String(error) }, 'the outbox could not be read'),
  })
  // The files are whole mails: they go with the rows that erasing and purging take away.
  const forgetting = smtpUrl
    ? undefined
    : repeat(() => forgetMailFiles(database, folder), {
        everyMs: FORGET_EVERY_MS,
        onFailure: (error) => log.error({ reason: String(error) }, 'old mail could not be removed'),
      })
  return {
    async stop() {
      stopping.abort()
      await delivering.stop()
      await forgetting?.stop()
      await transport.close()
    },
  }
}
