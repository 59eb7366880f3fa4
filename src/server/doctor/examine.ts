import { createContentClient } from '../../content/client.ts'
import { type Clock, systemClock } from '../../reservations/clock.ts'
import { readSettings, type Settings } from '../settings.ts'
import { checkDatabase } from './check-database.ts'
import { checkDisk } from './check-disk.ts'
import { checkLake } from './check-lake.ts'
import { checkMail } from './check-mail.ts'
import type { Report } from './report.ts'

/** Looks at everything that the server stands on. Changes nothing but the log of who looked. */
export async function examine(
  environment: Record<string, string | undefined>,
  clock: Clock = systemClock,
): Promise<Report[]> {
  let settings: Settings
  try {
    settings = readSettings(environment)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return [{ part: 'configuration', verdict: 'problem', message }]
  }
  const parts = await Promise.all([
    checkDatabase(settings.databaseAddress, clock, settings.databaseKeys),
    checkLake(createContentClient(environment), clock),
    checkMail(settings),
    checkDisk(settings.dataFolder),
  ])
  return [...checkConfiguration(settings), ...parts.flat()]
}

/** What is allowed, and works, but is hardly meant for a public server. */
function checkConfiguration({ siteUrl, hasMailbox }: Settings): Report[] {
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(siteUrl).hostname)
  const notices = [
    ...(isLocal || siteUrl.startsWith('https:')
      ? []
      : [`${siteUrl} is not https: names and links would travel in the open. Set SITE_URL`]),
    ...(hasMailbox && !isLocal
      ? ['DEV_MAILBOX shows everybody all mail: take it away on a server']
      : []),
  ]
  if (notices.length === 0) {
    return [{ part: 'configuration', verdict: 'fine', message: `is complete, for ${siteUrl}` }]
  }
  return notices.map((message) => ({ part: 'configuration', verdict: 'problem', message }))
}
