import { EventStream } from '../http/event-stream.ts'
import { pathParam } from '../http/lake-request.ts'
import type { Route } from '../http/router.ts'
import type { Lake } from '../lake.ts'
import { LakeError } from '../lake-error.ts'
import { readQueryParams } from '../query/query-routes.ts'
import { randomId } from '../random-id.ts'
import { compileFilter, type DocumentFilter } from './document-filter.ts'
import { toMutationEvent } from './mutation-event.ts'

/** Hearing of changes: mutation events of a filter, and the live stream of sync tags. */
export function listenRoutes(lake: Lake): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/data/listen/:dataset',
      handle(request, response) {
        const { searchParams } = request.url
        const name = pathParam(request, 'dataset')
        const stream = new EventStream(response)
        let matches: DocumentFilter
        try {
          matches = compileFilter(searchParams.get('query') ?? '*', readQueryParams(searchParams))
        } catch (error) {
          if (!(error instanceof LakeError)) throw error
          // A 4xx would not carry its reason to an EventSource; this event does.
          stream.send('channelError', { message: `Unable to parse query: ${error.message}` })
          stream.end()
          return
        }
        const options = {
          withResult: searchParams.get('includeResult') === 'true',
          withPrevious: searchParams.get('includePreviousRevision') === 'true',
          withMutations: searchParams.get('includeMutations') !== 'false',
          withEffects: searchParams.get('effectFormat') === 'mendoza',
        }
        const stop = lake.onCommit((dataset, record) => {
          if (dataset.name !== name) return
          for (const [index, change] of record.changes.entries()) {
            const before = change.before !== undefined && matches(change.before, dataset)
            const after = change.after !== undefined && matches(change.after, dataset)
            if (!before && !after) continue
            const transition = before ? (after ? 'update' : 'disappear') : 'appear'
            const event = toMutationEvent(record, index, transition, options)
            stream.send('mutation', event, `${record.id}#${change.id}`)
          }
        })
        stream.onClose(stop)
        stream.send('welcome', { listenerName: randomId() })
      },
    },
    {
      method: 'GET',
      pattern: '/data/live/events/:dataset',
      handle(request, response) {
        const name = pathParam(request, 'dataset')
        const stream = new EventStream(response)
        const stop = lake.onCommit((dataset, { id }) => {
          if (dataset.name !== name) return
          stream.send('message', { tags: [`s1:${name}`] }, `${Date.now()}|${id}`)
        })
        stream.onClose(stop)
        stream.send('welcome', {}, String(Date.now()))
      },
    },
  ]
}
