import type { SanityClient } from '@sanity/client'
import type { Publisher } from './publisher.ts'

const CONTENT_TYPES = [
  'approach',
  'program',
  'cohort',
  'person',
  'topic',
  'glossaryTerm',
  'page',
  'redirect',
  'homePage',
  'siteSettings',
]
const SWEEP_EVERY_MS = 60_000
const RETRY_AFTER_MS = 1_000

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
 * every minute makes a lost event, and an article whose hour has come, a matter of a minute.
 */
export function followLake({ client, publisher, onFailure }: FollowOptions): LakeFollower {
  let isConnected = false
  let isClosed = false
  let retry: NodeJS.Timeout | undefined

  const sweep = () => {
    if (isClosed) return
    publisher.sweep().catch((error: unknown) => {
      onFailure('The site could not be brought up to date', error)
      if (isClosed) return
      clearTimeout(retry)
      retry = setTimeout(sweep, RETRY_AFTER_MS)
    })
  }
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
            publisher.publish([event.documentId]).catch((error: unknown) => {
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
  const timer = setInterval(sweep, SWEEP_EVERY_MS)

  return {
    isConnected: () => isConnected,
    close() {
      isClosed = true
      clearInterval(timer)
      clearTimeout(retry)
      subscription.unsubscribe()
    },
  }
}
