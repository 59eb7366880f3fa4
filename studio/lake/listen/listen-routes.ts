import type { Dataset } from '../documents/dataset.ts'
import { EventStream } from '../http/event-stream.ts'
import { pathParam } from '../http/lake-request.ts'
import type { Route } from '../http/router.ts'
import type { JsonRecord } from '../json.ts'
import type { Lake } from '../lake.ts'
import { LakeError } from '../lake-error.ts'
import { readQueryParams } from '../query/query-routes.ts'
import { randomId } from '../random-id.ts'
import type { HistoryStore } from '../storage/history-store.ts'
import type { TransactionRecord } from '../storage/transaction-record.ts'
import { compileFilter, type DocumentFilter } from './document-filter.ts'
import { lastEventId } from './live-routes.ts'
import { type MutationEventOptions, toMutationEvent } from './mutation-event.ts'

/** A listener that missed more transactions has to start over. */
const MOST_MISSED = 500

/** Hearing of changes: mutation events of a filter. */
export function listenRoutes(lake: Lake, history: HistoryStore): Route[] {
  // Only what happened since the lake started is caught up with: an editor that saw the lake go
  // away has changes in flight, and is better off reading its documents anew.
  const sinceStart = new Set<string>()
  lake.onCommit((_dataset, record) => sinceStart.add(record.id))
  return [
    {
      method: 'GET',
      pattern: '/data/listen/:dataset',
      handle(request, response) {
        const { searchParams } = request.url
        const name = pathParam(request, 'dataset')
        const query = searchParams.get('query') ?? '*'
        const stream = new EventStream(response)
        let matches: DocumentFilter
        try {
          matches = compileFilter(query, readQueryParams(searchParams))
        } catch (error) {
          if (!(error instanceof LakeError)) throw error
          // A 4xx would not carry its reason to an EventSource; this event does.
          stream.send('channelError', describeChannelError(error))
          stream.end()
          return
        }
        const options = readOptions(searchParams)
        const send = (dataset: Dataset, record: TransactionRecord, from: number): void => {
          for (const [index, change] of record.changes.entries()) {
            if (index < from) continue
            const before = change.before !== undefined && matches(change.before, dataset)
            const after = change.after !== undefined && matches(change.after, dataset)
            if (!before && !after) continue
            const transition = before ? (after ? 'update' : 'disappear') : 'appear'
            const event = toMutationEvent(record, index, transition, options)
            stream.send('mutation', event, `${record.id}#${change.id}`)
          }
        }
        const stop = lake.onCommit((dataset, record) => {
          if (dataset.name === name) send(dataset, record, 0)
        })
        stream.onClose(stop)
        const isResumable = searchParams.get('enableResume') === 'true'
        const lastId = isResumable ? lastEventId(request.incoming, request.url) : undefined
        const isKnown = lastId !== undefined && sinceStart.has(lastId.split('#')[0] ?? '')
        const missed = isKnown ? findMissed(history, name, lastId) : undefined
        const listenerName = randomId()
        const current = isResumable ? `${history.lastTransactionId(name) ?? 'start'}#` : undefined
        if (missed) {
          stream.send('welcomeback', { listenerName }, lastId)
          for (const { record, from } of missed) send(lake.dataset(name), record, from)
          return
        }
        if (lastId !== undefined) stream.send('reset', {})
        stream.send('welcome', { listenerName }, current)
      },
    },
  ]
}

type Missed = { record: TransactionRecord; from: number }

/** What came after an event; undefined when that cannot be told any more. */
function findMissed(history: HistoryStore, dataset: string, eventId: string): Missed[] | undefined {
  const [transactionId = '', documentId = ''] = eventId.split('#')
  const later = history.since(dataset, transactionId, MOST_MISSED)
  if (!later) return undefined
  const missed = later.map((record) => ({ record, from: 0 }))
  if (documentId === '') return missed
  const interrupted = history.transaction(dataset, transactionId)
  const place = interrupted?.changes.findIndex(({ id }) => id === documentId) ?? -1
  return interrupted && place >= 0 ? [{ record: interrupted, from: place + 1 }, ...missed] : missed
}

function readOptions(searchParams: URLSearchParams): MutationEventOptions {
  return {
    withResult: searchParams.get('includeResult') === 'true',
    withPrevious: searchParams.get('includePreviousRevision') === 'true',
    withMutations: searchParams.get('includeMutations') !== 'false',
    withEffects: searchParams.get('effectFormat') === 'mendoza',
  }
}

function describeChannelError({ error }: LakeError): JsonRecord {
  return { message: `Unable to parse query: ${error.description}`, error }
}
