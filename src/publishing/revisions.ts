import { hash } from 'node:crypto'
import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { askLake } from '../content/ask-lake.ts'
import { REFERRING_QUERY, REVISIONS_QUERY } from '../content/queries.ts'
import { identity, type Revision, revision } from '../content/schemas/publication.ts'
import { CONTENT_TYPES } from './content-types.ts'

/** What pages show is in these; what is asked of a picture's file stands in its own document. */
const TYPES = [...CONTENT_TYPES, 'sanity.imageAsset']
/** Of more changes than this at once nobody asks who refers to them: everything counts as changed. */
const MANY = 500

/** The documents as they stood at one look. Never changes. */
export interface Revisions {
  /** Two equal names mean that nothing was changed, nor has anything's hour come. */
  readonly name: string
  /**
   * Stays the same while the document at this address, and everything that it refers to, does;
   * undefined where there is none.
   */
  versionAt(type: string, slug: string): string | undefined
}

interface Look {
  readonly number: number
  readonly states: ReadonlyMap<string, string>
  /** By document: the number of the look that found it, or something it refers to, changed. */
  readonly versions: ReadonlyMap<string, number>
}

const nameState = ({ _rev, isScheduled }: Revision) => `${_rev} ${isScheduled}`

function findChanged(earlier: Look['states'], now: Look['states']): string[] {
  const changed = [...now].filter(([id, state]) => earlier.get(id) !== state).map(([id]) => id)
  const gone = [...earlier.keys()].filter((id) => !now.has(id))
  return [...changed, ...gone]
}

/** Follows which documents change from one look at the Content Lake to the next. */
export function createRevisionReader(client: SanityClient) {
  let looks = 0
  let last: Look | undefined

  async function ask<Schema extends z.ZodType>(query: string, schema: Schema, ids: string[] = []) {
    const answer = await askLake<unknown>(client, query, { types: TYPES, ids })
    return z.array(schema).parse(answer)
  }

  /** Those whose pages may say something else than they did at the earlier look. */
  async function findStale(earlier: Look, states: Look['states']): Promise<Iterable<string>> {
    const changed = findChanged(earlier.states, states)
    if (changed.length === 0) return []
    if (changed.length > MANY) return states.keys()
    // References are followed one step in the questions that articles and programs answer.
    const referring = await ask(REFERRING_QUERY, identity, changed)
    return [...changed, ...referring.map(({ _id }) => _id)]
  }

  /**
   * Looks at the lake as it is now. What is read from it after this is never older than what this says.
   * @throws LakeUnavailable
   */
  return async function readRevisions(): Promise<Revisions> {
    looks += 1
    // Never used twice: two looks at once can't give one number to two states.
    const number = looks
    const earlier = last
    const revisions = await ask(REVISIONS_QUERY, revision)
    const states = new Map(revisions.map((entry) => [entry._id, nameState(entry)]))
    const versions = new Map(earlier?.versions)
    const stale = earlier ? await findStale(earlier, states) : states.keys()
    for (const id of stale) versions.set(id, number)
    last = { number, states, versions }

    const addresses = Map.groupBy(revisions, ({ _type, slug }) => JSON.stringify([_type, slug]))
    return {
      name: hash('sha256', JSON.stringify([...states]), 'base64'),
      versionAt(type, slug) {
        // Of several at one address, content decides which is shown.
        const here = addresses.get(JSON.stringify([type, slug]))
        return here?.map(({ _id }) => `${_id} ${versions.get(_id)}`).join()
      },
    }
  }
}
