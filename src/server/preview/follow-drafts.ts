import type { ServerResponse } from 'node:http'
import type { SanityClient } from '@sanity/client'
import { CONTENT_TYPES } from '../../publishing/content-types.ts'
import { SECURITY_HEADERS } from '../security-headers.ts'

/** Proxies drop a silent stream, and a gone reader shows only when something is sent. */
const HEARTBEAT_MS = 20_000
const RETRY_AFTER_MS = 1_000

/** Tells open previews that something was written. */
export interface DraftFollower {
  /** Answers with a stream of server-sent events: one `change` for each change, ids and no content. */
  subscribe(response: ServerResponse): void
  close(): void
}

/** Listens to the lake for as long as someone looks at a preview. */
export function createDraftFollower(client: SanityClient): DraftFollower {
  const streams = new Set<ServerResponse>()
  const lake = client.withConfig({ perspective: 'raw', stega: { enabled: false } })
  let stopListening: (() => void) | undefined

  let isListening = false

  const tellAll = (text: string) => {
    for (const stream of streams) stream.write(text)
  }
  const describeChange = (ids: readonly string[]) =>
    `event: change\ndata: ${JSON.stringify(ids)}\n\n`

  function listen(): () => void {
    let retry: NodeJS.Timeout | undefined
    const connect = () =>
      lake
        .listen(
          '*[_type in $types]',
          { types: CONTENT_TYPES },
          {
            events: ['welcome', 'mutation'],
            includeResult: false,
            includeAllVersions: true,
            visibility: 'query',
          },
        )
        .subscribe({
          next: (event) => {
            if (event.type === 'mutation') tellAll(describeChange([event.documentId]))
            if (event.type !== 'welcome') return
            // What was written before, since a page was rendered, is not told by the lake.
            isListening = true
            tellAll(describeChange([]))
          },
          error: () => {
            isListening = false
            retry = setTimeout(() => {
              subscription = connect()
            }, RETRY_AFTER_MS)
          },
        })
    let subscription = connect()
    const heartbeat = setInterval(() => tellAll(': here\n\n'), HEARTBEAT_MS)
    return () => {
      clearTimeout(retry)
      clearInterval(heartbeat)
      subscription.unsubscribe()
      isListening = false
    }
  }

  function leave(stream: ServerResponse): void {
    streams.delete(stream)
    if (streams.size > 0) return
    stopListening?.()
    stopListening = undefined
  }

  return {
    subscribe(response) {
      response.writeHead(200, {
        ...SECURITY_HEADERS,
        'content-type': 'text/event-stream',
        'cache-control': 'private, no-store',
        vary: 'Cookie',
        'x-accel-buffering': 'no',
      })
      response.write('retry: 1000\n\n')
      streams.add(response)
      // Something may have been written since the page was rendered.
      if (isListening) response.write(describeChange([]))
      response.once('close', () => leave(response))
      stopListening ??= listen()
    },
    close() {
      for (const stream of streams) stream.end()
      streams.clear()
      stopListening?.()
      stopListening = undefined
    },
  }
}
