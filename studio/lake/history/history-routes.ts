import { publishedIdOf } from '../documents/document.ts'
import { type LakeRequest, pathIds, pathParam } from '../http/lake-request.ts'
import { sendJson, sendJsonLines } from '../http/respond.ts'
import type { Route } from '../http/router.ts'
import { badRequest } from '../lake-error.ts'
import type { HistoryStore } from '../storage/history-store.ts'
import { describeEvents } from './document-events.ts'

const MOST_TRANSACTIONS = 1000
const MOST_EVENTS = 500

/** Looking back: transactions, documents as they were, and events. */
export function historyRoutes(history: HistoryStore): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/data/history/:dataset/transactions/:ids',
      handle(request, response) {
        sendJsonLines(response, listTransactions(history, request))
      },
    },
    {
      method: 'GET',
      pattern: '/data/history/:dataset/documents/:ids',
      handle(request, response) {
        sendJson(response, { documents: findPastDocuments(history, request) })
      },
    },
    {
      method: 'GET',
      pattern: '/data/history/:dataset/events/documents/:id',
      handle(request, response) {
        const id = pathParam(request, 'id')
        const dataset = pathParam(request, 'dataset')
        const publishedId = publishedIdOf(id)
        // A version's history is its own and the published document's; the latter's is everyone's.
        const related = id === publishedId ? history.idsOfGroup(dataset, id) : [id, publishedId]
        const changes = related.length === 0 ? [] : history.changes(dataset, related, MOST_EVENTS)
        sendJson(response, { events: { [id]: describeEvents(id, changes) }, nextCursor: '' })
      },
    },
  ]
}

function listTransactions(history: HistoryStore, request: LakeRequest) {
  const { searchParams } = request.url
  const isAsked = (option: string): boolean => searchParams.get(option) === 'true'
  const ids = pathIds(request, 'ids')
  const limit = Number(searchParams.get('limit') ?? 100)
  if (!Number.isInteger(limit) || limit < 1) throw badRequest('"limit" must be a positive number')
  const range = {
    from: searchParams.get('fromTransaction'),
    to: searchParams.get('toTransaction'),
    isReverse: isAsked('reverse'),
    limit: Math.min(limit, MOST_TRANSACTIONS),
  }
  const withMutations = !isAsked('excludeMutations') && !isAsked('excludeContent')
  return history.transactions(pathParam(request, 'dataset'), ids, range).map((transaction) => {
    const { id, timestamp, author, mutations } = transaction
    const changes = isAsked('includeIdentifiedDocumentsOnly')
      ? transaction.changes.filter((change) => ids.includes(change.documentId))
      : transaction.changes
    const effects = Object.fromEntries(changes.map((change) => [change.documentId, change.effects]))
    return {
      id,
      timestamp,
      author,
      documentIDs: changes.map((change) => change.documentId),
      mutations: withMutations ? mutations : [],
      ...(searchParams.get('effectFormat') === 'mendoza' ? { effects } : {}),
    }
  })
}

function findPastDocuments(history: HistoryStore, request: LakeRequest) {
  const { searchParams } = request.url
  const dataset = pathParam(request, 'dataset')
  const revision = searchParams.get('revision')
  const time = searchParams.get('time')
  if (time !== null && Number.isNaN(Date.parse(time))) throw badRequest('"time" must be an instant')
  return pathIds(request, 'ids').flatMap((id) => {
    if (revision !== null) return history.atRevision(dataset, id, revision) ?? []
    if (searchParams.get('lastRevision') === 'true') return history.lastState(dataset, id) ?? []
    const instant = time === null ? new Date() : new Date(time)
    return history.atTime(dataset, id, instant.toISOString()) ?? []
  })
}
