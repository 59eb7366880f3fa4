import type { IncomingMessage } from 'node:http'
import { layerOf } from '../documents/document.ts'
import { EventStream } from '../http/event-stream.ts'
import { pathParam } from '../http/lake-request.ts'
import type { Route } from '../http/router.ts'
import type { Lake } from '../lake.ts'
import type { HistoryStore } from '../storage/history-store.ts'
import type { TransactionRecord } from '../storage/transaction-record.ts'

/** A client that missed more is told to start over. */
const MOST_MISSED = 500

/** The live stream: which sync tags are stale. */
export function liveRoutes(lake: Lake, history: HistoryStore): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/data/live/events/:dataset',
      handle(request, response) {
        const name = pathParam(request, 'dataset')
        const withDrafts = request.url.searchParams.get('includeDrafts') === 'true'
        const lastId = lastEventId(request.incoming, request.url)
        const stream = new EventStream(response)
        const announce = (record: TransactionRecord): void => {
          if (withDrafts || record.changes.some(({ id }) => layerOf(id) === 'published')) {
            stream.send('message', { tags: [`s1:${name}`] }, record.id)
          }
        }
        const stop = lake.onCommit((dataset, record) => {
          if (dataset.name === name) announce(record)
        })
        stream.onClose(stop)
        const missed = lastId === undefined ? [] : history.since(name, lastId, MOST_MISSED)
        const current = history.lastTransactionId(name) ?? 'start'
        stream.send('welcome', {}, missed && missed.length > 0 ? lastId : current)
        if (missed) for (const record of missed) announce(record)
        else stream.send('restart', {}, current)
      },
    },
  ]
}

/** The last event the client has heard of, from before its connection was lost. */
export function lastEventId(incoming: IncomingMessage, url: URL): string | undefined {
  const header = incoming.headers['last-event-id']
  const id =
    typeof header === 'string' && header !== '' ? header : url.searchParams.get('lastEventId')
  // An event's id can be repeated to its client only as long as it is one line.
  return id === null || !/^[!-~]{1,512}$/.test(id) ? undefined : id
}
