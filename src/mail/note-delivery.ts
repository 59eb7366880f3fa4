import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../database/tables.ts'
import type { Clock } from '../reservations/clock.ts'
import { type Delivery, type OutboxMail, recordDelivery } from './outbox.ts'

/** Less than what is left of the lease after the longest delivery. */
const TRY_FOR_SECONDS = 60
const PAUSE_MS = 250

export interface NoteContext {
  database: Database
  clock: Clock
  wait?: ((milliseconds: number) => Promise<unknown>) | undefined
}

/**
 * Writes what became of a delivery, again and again while the database can't be written to: a mail
 * that was sent and isn't noted would be sent once more when its lease has run out.
 * @throws the database's error, when it stays that way
 */
export async function noteDelivery(
  { database, clock, wait = pause }: NoteContext,
  mail: Pick<OutboxMail, 'id' | 'lease_id'>,
  delivery: Delivery,
): Promise<void> {
  const at = clock.now()
  const end = at.add({ seconds: TRY_FOR_SECONDS })
  for (;;) {
    try {
      return await recordDelivery(database, mail, at, delivery)
    } catch (error) {
      if (Temporal.Instant.compare(clock.now(), end) >= 0) throw error
    }
    await wait(PAUSE_MS)
  }
}
