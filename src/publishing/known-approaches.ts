import type { EarlierHeads } from '../content/content.ts'
import type { ApproachHead } from '../content/schemas/approach.ts'
import { MANY } from './revisions.ts'

/** A reading of the approaches that goes on from those known. */
export interface ApproachReading {
  /** What to go on from; undefined where all have to be read. */
  readonly earlier: EarlierHeads | undefined
  /** Keeps what was read, unless another reading was kept meanwhile: then it has to be read again. */
  keep(approaches: readonly ApproachHead[]): void
}

/**
 * The approaches as last listed, and which of them have changed since: thousands are read once, and
 * then only what editors change.
 */
export function createKnownApproaches() {
  let list: readonly ApproachHead[] | undefined
  /** When all of them were last read; milliseconds since the epoch. */
  let readAt = Number.NEGATIVE_INFINITY
  let marks = 0
  /** By document: the latest mark it got. It stays until a reading that began later is kept. */
  const outdated = new Map<string, number>()

  function mark(ids: Iterable<string> | undefined): void {
    if (ids === undefined) readAt = Number.NEGATIVE_INFINITY
    marks += 1
    for (const id of ids ?? []) outdated.set(id, marks)
  }

  function begin(changedIds: ReadonlySet<string>, isWhole: boolean): ApproachReading {
    const base = list
    const [begun, upTo] = [Date.now(), marks]
    const reads = base && !isWhole && changedIds.size <= MANY ? changedIds : undefined
    return {
      earlier: base && reads && { approaches: base, changedIds: reads },
      keep(approaches) {
        if (list !== base) return
        list = approaches
        if (!reads) readAt = begun
        for (const [id, at] of outdated) {
          if (at <= upTo && (!reads || reads.has(id))) outdated.delete(id)
        }
      },
    }
  }

  return {
    /** Says that these have to be read again; without ids, that all have to. */
    mark,
    /** Reads whatever has to be, and all of them if that was not done since `time`. */
    readOutdated: (time: number) => begin(new Set(outdated.keys()), readAt < time),
    /** Reads just these again. */
    readChanged(ids: ReadonlySet<string>): ApproachReading {
      mark(ids)
      return begin(ids, false)
    },
  }
}
