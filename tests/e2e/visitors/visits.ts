import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { openDatabase } from '../../../src/database/open-database.ts'
import type { Database } from '../../../src/database/tables.ts'
import { instantToText, systemClock } from '../../../src/reservations/clock.ts'
import { createLink } from '../../../src/reservations/store/links.ts'
import type { Attune } from '../../fixtures/attune.ts'

const TAGS = 'wcag2a wcag2aa wcag21a wcag21aa wcag22aa wcag2aaa best-practice'.split(' ')

/** What breaks a rule of accessibility on the page as it stands, one line each. */
export async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
  )
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  return overflow > 0 ? [...found, `${overflow}px wider than the screen`] : found
}

/** The reservation database of a running site, and the links that its mails would carry. */
export async function openReservations(attune: Attune) {
  const database = await openDatabase(join(attune.folder, 'reservations.db'))
  return {
    database,
    linkOf: (email: string) => createManagePath(database, email),
    async countOf(email: string): Promise<number> {
      const rows = await database
        .selectFrom('reservations')
        .select('id')
        .where('email_key', '=', email)
        .execute()
      return rows.length
    },
    close: () => database.destroy(),
  }
}

async function createManagePath(database: Database, email: string): Promise<string> {
  const { id } = await database
    .selectFrom('reservations')
    .select('id')
    .where('email_key', '=', email)
    .executeTakeFirstOrThrow()
  const now = systemClock.now()
  const expiresAt = instantToText(now.add({ hours: 1000 }))
  const token = await createLink(database, { reservationId: id, at: instantToText(now), expiresAt })
  return `/reservations/${token}/`
}
