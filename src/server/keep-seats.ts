import type { Logger } from 'pino'
import { systemClock } from '../reservations/clock.ts'
import type { Seats } from '../reservations/seats.ts'
import { SweepIncomplete } from '../reservations/use-cases/sweep.ts'
import type { Attempts } from './guard/attempts.ts'
import { repeat } from './repeat.ts'

const PURGE_EVERY_MS = 3_600_000
const FORGET_EVERY_MS = 60_000
const SWEEP_EVERY_MS = 5_000
const LOOK_EVERY_MS = 60_000

/** Does what time brings about: holds lapse, offers go on, reminders go out, old names and counts are erased. */
export function keepSeats(
  seats: Pick<Seats, 'sweep' | 'purgePersonalData' | 'findUnreadable'>,
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
  const unswept = createFaultLog(log, 'seats could not be swept')
  const sweeping = repeat(
    async () => {
      await seats.sweep()
      unswept.tell([])
    },
    { everyMs: SWEEP_EVERY_MS, onFailure: (error) => unswept.tell(listFaults(error)) },
  )
  const damaged = createFaultLog(log, 'a group is stored damaged')
  const looking = repeat(
    async () => {
      const unreadable = await seats.findUnreadable()
      damaged.tell(unreadable.map((cohortId) => ({ cohortId, reason: SEE_DOCTOR })))
    },
    {
      everyMs: LOOK_EVERY_MS,
      onFailure: (error) => log.error({ reason: String(error) }, 'groups could not be looked at'),
    },
  )
  return {
    async stop() {
      await Promise.all([purging, forgetting, sweeping, looking].map((each) => each.stop()))
    },
  }
}

const SEE_DOCTOR = 'it can’t be read: npm run doctor says what to do'

interface Fault {
  /** Undefined where it is none of one group alone. */
  cohortId?: string
  reason: string
}

function listFaults(error: unknown): Fault[] {
  if (!(error instanceof SweepIncomplete)) return [{ reason: String(error) }]
  return error.faults.map(({ cohortId, error: fault }) => ({ cohortId, reason: String(fault) }))
}

/** Says each fault once for as long as it lasts, not in every round. */
function createFaultLog(log: Logger, message: string) {
  let last = new Set<string>()
  return {
    /** All that is wrong at the moment. */
    tell(faults: readonly Fault[]): void {
      const present = new Map(faults.map((fault) => [JSON.stringify(fault), fault]))
      for (const [text, fault] of present) if (!last.has(text)) log.error(fault, message)
      last = new Set(present.keys())
    },
  }
}
