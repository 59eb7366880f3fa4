import { useEffect, useState } from 'react'
import { fetchStanding, type Standing } from './seats-client.ts'

const EVERY_MS = 30_000

/**
 * How a hold or a place in line fares: asked for at once, twice a minute while the page is shown,
 * and whenever it is shown again. Keeps what it knew while the server can't be reached.
 */
export function useStanding(handle: string | undefined): Standing | undefined {
  const [standing, setStanding] = useState<Standing>()

  useEffect(() => {
    if (!handle) return
    const asking = new AbortController()
    const ask = () => {
      if (document.visibilityState !== 'visible') return
      fetchStanding(handle, asking.signal).then(setStanding, () => {})
    }
    ask()
    const timer = setInterval(ask, EVERY_MS)
    document.addEventListener('visibilitychange', ask)
    return () => {
      asking.abort()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [handle])

  return standing
}
