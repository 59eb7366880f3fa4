import { existsSync } from 'node:fs'
import { countMissing } from '../../database/migrate.ts'
import { openUnchanged } from '../../database/open-database.ts'
import type { KeyRing } from '../../database/sealed-columns/key-ring.ts'
import { countStale } from '../../database/sealed-columns/reseal-rows.ts'
import { assertKeysSuffice, DatabaseKeyMissing } from '../../database/sealed-columns/stored-keys.ts'
import type { Database } from '../../database/tables.ts'
import type { Clock } from '../../reservations/clock.ts'
import { seatStore } from '../../reservations/seat-store.ts'
import { checkSeats } from '../../reservations/staff/check-seats.ts'
import { type Report, reasonOf } from './report.ts'

/** Whether the database answers, its tables are this release's, and seats are as derived. */
export async function checkDatabase(
  address: string,
  clock: Clock,
  keys?: KeyRing,
): Promise<Report[]> {
  const isFile = !/^postgres(ql)?:\/\//.test(address)
  if (isFile && !existsSync(address)) {
    const message = `${address} is not there: the first start makes it. If there was one, restore it from a backup`
    return [{ part: 'database', verdict: 'notice', message }]
  }
  let database: Database | undefined
  try {
    // Opening alone finds a file that is no database.
    database = openUnchanged(address, { keys })
    const missing = await countMissing(database)
    if (missing < 0) {
      const message = 'was written by a newer release than this: start that one'
      return [{ part: 'database', verdict: 'problem', message }]
    }
    if (missing > 0) {
      const message = `answers; ${missing} migrations are missing: the next start applies them. Take a backup before`
      return [{ part: 'database', verdict: 'notice', message }]
    }
    await assertKeysSuffice(database, keys)
    const kind = isFile ? `SQLite in ${address}` : 'PostgreSQL'
    const message = `${kind} answers, and its tables are this release's`
    return [
      { part: 'database', verdict: 'fine', message },
      ...(await checkEncryption(database, keys)),
      ...(await checkStored(database, clock)),
    ]
  } catch (error) {
    if (error instanceof DatabaseKeyMissing) {
      return [{ part: 'database', verdict: 'problem', message: error.message }]
    }
    const what = isFile
      ? `see that ${address} is readable and whole, or restore it from a backup`
      : 'see that PostgreSQL runs and that DATABASE_URL is right'
    const message = `does not answer (${reasonOf(error)}): ${what}`
    return [{ part: 'database', verdict: 'problem', message }]
  } finally {
    await database?.destroy()
  }
}

/** Nothing to say where nothing is encrypted, nor is to be. */
async function checkEncryption(database: Database, keys: KeyRing | undefined): Promise<Report[]> {
  if (!keys) return []
  const stale = await countStale(database, keys)
  const form = keys.writer ? `encrypted under key ${keys.writer.id}` : 'stored in the clear'
  if (stale === 0) {
    const message = `all personal data of visitors is ${form}`
    return [{ part: 'database', verdict: 'fine', message }]
  }
  const message = `${stale} rows are not yet ${form}: npm run reservations -- reencrypt`
  return [{ part: 'database', verdict: 'notice', message }]
}

async function checkStored(database: Database, clock: Clock): Promise<Report[]> {
  const findings = await checkSeats({ database, clock, store: seatStore }, 'operator')
  if (findings.length === 0) {
    const message = 'what is stored is what follows from rules and events'
    return [{ part: 'seats', verdict: 'fine', message }]
  }
  return findings.map(({ severity, cohortId, reservationId, message }) => ({
    part: 'seats',
    verdict: severity,
    message: [[cohortId, reservationId].filter(Boolean).join(' '), message]
      .filter(Boolean)
      .join(': '),
  }))
}
