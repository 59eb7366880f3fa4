import type { Logger } from 'pino'
import { systemClock } from '../reservations/clock.ts'
import type { Seats } from '../reservations/seats.ts'
import { SweepIncomplete } from '../reservations/use-cases/sweep.ts'
import type { Attempts } from './guard/attempts.ts'
import { repeat } from './repeat.ts'

const PURGE_EVERY_MS = 3_600_000
const FORGET_EVERY_MS = 60_000
const SWEEP_EVERY_MS = 5_000

/** Does what time brings about: holds lapse, offers go on, reminders go out, old names and counts are erased. */
export function keepSeats(
  seats: Pick<Seats, 'sweep' | 'purgePersonalData'>,
  attempts: Pick<Attempts, 'forget'>,
  log: Logger,
): { stop(): Promise<void> } {
  const purging = repeat(
    async () => {
      const erased = await seats.purgePersonalData()
      if (erased > 0) log.info({ erased }, 'personal data of ended groups erased')
    },
    {
      everyMs: PURGE_EVERY_MS,
      onFailure: (error) =>
        log.error({ reason: String(error) }, 'personal data could not be erased'),
    },
  )
  const forgetting = repeat(() => attempts.forget(systemClock.now()), {
    everyMs: FORGET_EVERY_MS,
    onFailure: (error) =>
      log.error({ reason: String(error) }, 'old counts of attempts could not be erased'),
  })
  const sweeping = repeat(() => seats.sweep(), {
    everyMs: SWEEP_EVERY_MS,
    onFailure: (error) => logUnswept(log, error),
  })
  return {
    async stop() {
      await Promise.all([purging.stop(), forgetting.stop(), sweeping.stop()])
    },
  }
}

function logUnswept(log: Logger, error: unknown): void {
  const faults = error instanceof SweepIncomplete ? error.faults : [{ error }]
  for (const { error: fault, ...group } of faults) {
    log.error({ ...group, reason: String(fault) }, 'seats could not be swept')
  }
}
