import type { SanityClient } from '@sanity/client'
import { CONTENT_TYPES } from './content-types.ts'
import type { Publisher } from './publisher.ts'

const SWEEP_EVERY_MS = 60_000
const RETRY_AFTER_MS = 1_000
/** How long after its hour a publication is looked for. */
const CLOCK_MARGIN_MS = 100

export interface LakeFollower {
  isConnected(): boolean
  close(): void
}

export interface FollowOptions {
  readonly client: SanityClient
  readonly publisher: Publisher
  readonly onFailure: (reason: string, error: unknown) => void
}

/**
 * Publishes what changes in the Content Lake. A sweep at the start, after each reconnection and
 * every minute makes a lost event a matter of a minute. An article whose hour has come is published
 * on time.
 */
export function followLake({ client, publisher, onFailure }: FollowOptions): LakeFollower {
  let isConnected = false
  let isClosed = false
  let retry: NodeJS.Timeout | undefined
  let appointment: NodeJS.Timeout | undefined

  /** Sweeps again the moment that something published ahead of its time becomes public. */
  const keepAppointments = () => {
    const { nextPublication } = publisher.state()
    clearTimeout(appointment)
    if (isClosed || !nextPublication) return
    const away = nextPublication.epochMilliseconds - Date.now()
    // The lake's clock decides. Should it be behind this one, it is asked again a little later.
    if (away < SWEEP_EVERY_MS) appointment = setTimeout(sweep, Math.max(away, 0) + CLOCK_MARGIN_MS)
  }
  const bringUpToDate = (sweepAsNeeded: () => Promise<void>) => {
    if (isClosed) return
    sweepAsNeeded().then(keepAppointments, (error: unknown) => {
      onFailure('The site could not be brought up to date', error)
      if (isClosed) return
      clearTimeout(retry)
      retry = setTimeout(sweep, RETRY_AFTER_MS)
    })
  }
  const sweep = () => bringUpToDate(publisher.sweep)
  const subscribe = () =>
    client
      .listen(
        '*[_type in $types && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]',
        { types: CONTENT_TYPES },
        { events: ['welcome', 'mutation', 'reconnect'], includeResult: false, visibility: 'query' },
      )
      .subscribe({
        next: (event) => {
          if (event.type === 'welcome') {
            isConnected = true
            sweep()
          } else if (event.type === 'reconnect') {
            isConnected = false
          } else if (event.type === 'mutation') {
            publisher.publish([event.documentId]).then(keepAppointments, (error: unknown) => {
              onFailure(`The change of ${event.documentId} could not be published`, error)
              sweep()
            })
          }
        },
        error: (error: unknown) => {
          isConnected = false
          onFailure('The Content Lake does not answer', error)
          if (!isClosed) {
            setTimeout(() => {
              if (!isClosed) subscription = subscribe()
            }, RETRY_AFTER_MS)
          }
        },
      })
  let subscription = subscribe()
  const timer = setInterval(() => bringUpToDate(publisher.sweepIfChanged), SWEEP_EVERY_MS)

  return {
    isConnected: () => isConnected,
    close() {
      isClosed = true
      clearInterval(timer)
      clearTimeout(retry)
      clearTimeout(appointment)
      subscription.unsubscribe()
    },
  }
}
