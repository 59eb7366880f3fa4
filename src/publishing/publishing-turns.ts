import { setImmediate, setTimeout as wait } from 'node:timers/promises'

/** For how long at most readers hold up a page of a sweep: it goes on under any load. */
const READERS_FIRST_MS = 20
/** How long a sweep waits for more changes to take up. */
const QUIET_MS = 150
/** For how long at most changes that follow one another hold up a sweep. */
export const LONGEST_BURST_MS = 3_000

interface PublishingWork {
  /** Publishes what these documents' own pages show. */
  publishChanged(documentIds: ReadonlySet<string>): Promise<void>
  sweep(): Promise<void>
  /** Whether readers wait for an answer. */
  readonly hasReaders: (() => boolean) | undefined
}

/**
 * Says when is whose turn: changed documents at once and beside a sweep under way, one sweep after a
 * burst of them, and readers before the next page of a sweep.
 */
export function createPublishingTurns({ publishChanged, sweep, hasReaders }: PublishingWork) {
  let changed = new Set<string>()
  let lastChangeAt = Number.NEGATIVE_INFINITY
  let isSweepWanted = false
  let isClosing = false
  let publishing: Promise<void> | undefined
  let sweeping: Promise<void> | undefined

  /** Lets whoever is more urgent go first: an editor's change, a reader's request. */
  async function giveWay(): Promise<void> {
    const deadline = performance.now() + READERS_FIRST_MS
    do {
      await publishing?.catch(() => undefined)
      await setImmediate()
    } while (publishing || (hasReaders?.() && performance.now() < deadline))
  }

  async function runChanges(): Promise<void> {
    try {
      while (changed.size > 0) {
        const documentIds = changed
        changed = new Set()
        await publishChanged(documentIds)
      }
    } finally {
      // In the same step as the last look for work: a change can't slip in between.
      publishing = undefined
    }
  }

  /** A burst of changes is followed by one sweep. */
  async function waitForQuiet(): Promise<void> {
    const deadline = performance.now() + LONGEST_BURST_MS
    for (;;) {
      const quiet = performance.now() - lastChangeAt
      if (isClosing || quiet >= QUIET_MS || performance.now() > deadline) break
      await wait(QUIET_MS - quiet)
    }
    await giveWay()
  }

  async function runSweeps(): Promise<void> {
    try {
      while (isSweepWanted && !isClosing) {
        await waitForQuiet()
        isSweepWanted = false
        await sweep()
      }
    } finally {
      sweeping = undefined
    }
  }

  /** Resolves when a sweep that began after this has ended. */
  function wakeSweeps(): Promise<void> {
    isSweepWanted = true
    sweeping ??= runSweeps()
    return sweeping
  }

  return {
    giveWay,
    wakeSweeps,
    /** Resolves when the documents' own pages and a sweep after them are done. */
    async publish(documentIds: Iterable<string>): Promise<void> {
      for (const id of documentIds) changed.add(id)
      lastChangeAt = performance.now()
      publishing ??= runChanges()
      await Promise.all([publishing, wakeSweeps()])
    },
    isSweeping: () => sweeping !== undefined,
    /** Whether another sweep follows the one under way. */
    isSweepWanted: () => isSweepWanted,
    isClosing: () => isClosing,
    /** Waits for the work under way and begins no more sweeps. */
    async close(): Promise<void> {
      isClosing = true
      await Promise.allSettled([publishing, sweeping])
    },
  }
}
