import { useCallback, useEffect, useState } from 'react'
import type { SeatsKnown } from './describe-seats.ts'
import { fetchSeats } from './seats-client.ts'

/** The program's seats: asked for after hydration, when the page is shown again, and on `refresh`. */
export function useSeats(
  programId: string,
  atFirst: SeatsKnown,
): { known: SeatsKnown; refresh: () => void } {
  const [known, setKnown] = useState(atFirst)
  const [round, setRound] = useState(0)
  const refresh = useCallback(() => setRound((current) => current + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round means: ask again
  useEffect(() => {
    const asking = new AbortController()
    fetchSeats(programId, asking.signal).then(
      (seats) => setKnown({ kind: 'known', seats }),
      () => {
        if (!asking.signal.aborted) setKnown({ kind: 'unreachable' })
      },
    )
    return () => asking.abort()
  }, [programId, round])

  useEffect(() => {
    const refreshWhenShown = () => {
      if (document.visibilityState === 'visible') refresh()
    }
    document.addEventListener('visibilitychange', refreshWhenShown)
    return () => document.removeEventListener('visibilitychange', refreshWhenShown)
  }, [refresh])

  return { known, refresh }
}
