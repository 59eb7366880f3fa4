import fc from 'fast-check'
import { applyPatch } from 'mendoza'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ActionWriter } from '../../../studio/lake/actions/action-writer.ts'
import { performAction } from '../../../studio/lake/actions/perform-action.ts'
import { readActions } from '../../../studio/lake/actions/read-actions.ts'
import { describeEvents } from '../../../studio/lake/history/document-events.ts'
import { Lake } from '../../../studio/lake/lake.ts'
import { DocumentStore } from '../../../studio/lake/storage/document-store.ts'
import { HistoryStore } from '../../../studio/lake/storage/history-store.ts'
import { openDatabase } from '../../../studio/lake/storage/open-database.ts'
import { makeFolder } from '../run-lake.ts'

/** What an editor may do next with a document, and which event of its history that is. */
interface State {
  draft: boolean
  published: boolean
}
type Step = (state: State) => { action: object; event: string | undefined; next: State } | undefined

const IDS = { publishedId: 'a', draftId: 'drafts.a' }
const act = (kind: string, fields: object) => ({
  actionType: `sanity.action.document.${kind}`,
  ...fields,
})
const STEPS: readonly Step[] = [
  ({ draft, published }) =>
    draft
      ? undefined
      : {
          action: act('create', { attributes: { _id: 'drafts.a', _type: 't', n: 0 } }),
          event: 'createDocumentVersion',
          next: { draft: true, published },
        },
  ({ draft, published }) =>
    draft || published
      ? {
          action: act('edit', { ...IDS, patch: { inc: { n: 1 }, set: { text: 'words' } } }),
          event: draft ? undefined : 'createDocumentVersion',
          next: { draft: true, published },
        }
      : undefined,
  ({ draft }) =>
    draft
      ? {
          action: act('publish', { ...IDS }),
          event: 'publishDocumentVersion',
          next: { draft: false, published: true },
        }
      : undefined,
  ({ published }) =>
    published
      ? {
          action: act('unpublish', { ...IDS }),
          event: 'unpublishDocument',
          next: { draft: true, published: false },
        }
      : undefined,
  ({ draft, published }) =>
    draft
      ? {
          action: act('discard', { ...IDS }),
          event: 'deleteDocumentVersion',
          next: { draft: false, published },
        }
      : undefined,
  ({ draft, published }) =>
    draft || published
      ? {
          action: act('delete', { publishedId: 'a', includeDrafts: ['drafts.a'] }),
          event: published ? 'deleteDocumentGroup' : 'deleteDocumentVersion',
          next: { draft: false, published: false },
        }
      : undefined,
]

describe('the past of a document', () => {
  it('tells what its editors did, step by step, and every state in between', async () => {
    const database = openDatabase(await makeFolder())
    onTestFinished(() => database.close())
    const history = new HistoryStore(database)
    const lake = new Lake(new DocumentStore(database))
    let runs = 0
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 12 }), (steps) => {
        runs += 1
        const dataset = lake.dataset(`past-${runs}`)
        let state: State = { draft: false, published: false }
        const events: string[] = []
        const states: { revision: string; documents: unknown[] }[] = []
        for (const step of steps) {
          const taken = step(state)
          if (!taken) continue
          const writer = new ActionWriter(dataset, () => undefined)
          for (const fields of readActions(taken.action)) performAction(fields, writer)
          const { record } = lake.write(dataset, writer.mutations)
          state = taken.next
          if (taken.event) events.push(taken.event)
          const documents = ['a', 'drafts.a'].map((id) => dataset.get(id))
          expect(documents.map(Boolean)).toEqual([state.published, state.draft])
          states.push({ revision: record.id, documents })
        }

        const changes = history.changes(dataset.name, ['a', 'drafts.a'], 1_000)
        const told = describeEvents('a', changes).toReversed()
        expect(told.map(({ type }) => type)).toEqual(events)
        for (const { revision, documents } of states) {
          const read = ['a', 'drafts.a'].map((id) => history.atRevision(dataset.name, id, revision))
          expect(read).toEqual(documents)
        }

        const all = history.since(dataset.name, 'start', 1_000) ?? []
        expect(all.map(({ id }) => id)).toEqual(states.map(({ revision }) => revision))
        for (const [at, { id }] of all.entries()) {
          expect(history.since(dataset.name, id, 1_000)).toEqual(all.slice(at + 1))
          expect(history.transaction(dataset.name, id)).toEqual(all[at])
        }
        for (const { id, before, after, effects } of all.flatMap((record) => record.changes)) {
          const withoutRevision = (document: object | undefined) => {
            const { _rev, ...content } = { _rev: '', ...document }
            return document ? content : null
          }
          const [from, to] = [withoutRevision(before), withoutRevision(after)]
          expect(applyPatch(from, effects.apply), id).toEqual(to)
          expect(applyPatch(to, effects.revert), id).toEqual(from)
        }
      }),
      { numRuns: 60 },
    )
  })
})
