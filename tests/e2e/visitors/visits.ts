import { join } from 'node:path'
import { openDatabase } from '../../../src/database/open-database.ts'
import type { Database } from '../../../src/database/tables.ts'
import { instantToText, systemClock } from '../../../src/reservations/clock.ts'
import { createLink } from '../../../src/reservations/store/links.ts'
import type { Attune } from '../../fixtures/attune.ts'

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
