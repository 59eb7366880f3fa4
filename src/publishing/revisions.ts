import type { SanityClient } from '@sanity/client'
import { z } from 'zod'
import { askLake } from '../content/ask-lake.ts'
import { REFERRING_QUERY, REVISIONS_BY_ID_QUERY, REVISIONS_QUERY } from '../content/queries.ts'
import { dateTime } from '../content/schemas/fields.ts'
import { identity, type Revision, revision } from '../content/schemas/publication.ts'
import { CONTENT_TYPES } from './content-types.ts'

/** What pages show is in these; what is asked of a picture's file stands in its own document. */
const TYPES = [...CONTENT_TYPES, 'sanity.imageAsset']
/** Of more changes than this at once nobody asks who refers to them: everything counts as changed. */
export const MANY = 500

/** The documents as they stood at one look. Never changes. */
export interface Revisions {
  /** Two equal names mean that nothing was changed, nor has anything's hour come. */
  readonly name: string
  /**
   * The documents that may be shown otherwise than at the look before this one, since they or what
   * they refer to changed; undefined where it can be any of them.
   */
  readonly stale: ReadonlySet<string> | undefined
  /** When the next document that is published ahead of its time becomes public. */
  readonly nextPublication: Temporal.Instant | undefined
  /**
   * Stays the same while the document at this address, and everything that it refers to, does;
   * undefined where there is none.
   */
  versionAt(type: string, slug: string): string | undefined
  /** What a later process goes on from. */
  readonly look: Look
}

type Documents = ReadonlyMap<string, Revision>

/** Finds the documents at an address; groups those of a type when one of them is first asked for. */
function createAddressFinder(documents: Documents) {
  const byType = new Map<string, ReadonlyMap<string, readonly Revision[]>>()
  return (type: string, slug: string): readonly Revision[] | undefined => {
    const known = byType.get(type)
    if (known) return known.get(slug)
    const ofType = documents.values().filter(({ _type }) => _type === type)
    const bySlug = Map.groupBy(ofType, ({ slug: own }) => own)
    byType.set(type, bySlug)
    return bySlug.get(slug)
  }
}

/** What was seen at one look; versions mean nothing but beside those of the looks that followed it. */
export interface Look {
  readonly number: number
  readonly documents: Documents
  /** By document: the number of the look that found it, or something it refers to, changed. */
  readonly versions: ReadonlyMap<string, number>
}

const isSame = (one: Revision | undefined, other: Revision | undefined) =>
  one?._rev === other?._rev && (one?.publishesAt === '') === (other?.publishesAt === '')

function findNextPublication(documents: Documents): Temporal.Instant | undefined {
  let next: Temporal.Instant | undefined
  for (const { publishesAt } of documents.values()) {
    if (publishesAt === '') continue
    const text = dateTime.safeParse(publishesAt).data
    if (text === undefined) continue
    const instant = Temporal.Instant.from(text)
    if (!next || Temporal.Instant.compare(instant, next) < 0) next = instant
  }
  return next
}

function describe(look: Look, stale: Revisions['stale']): Revisions {
  const { number, documents, versions } = look
  const findAt = createAddressFinder(documents)
  return {
    name: String(number),
    stale,
    look,
    nextPublication: findNextPublication(documents),
    // Of several at one address, content decides which is shown.
    versionAt: (type, slug) =>
      findAt(type, slug)
        ?.map(({ _id }) => `${_id} ${versions.get(_id)}`)
        .join(),
  }
}

/**
 * Follows which documents change from one look at the Content Lake to the next; goes on from the
 * last look of an earlier process, if there is one.
 */
export function createRevisionReader(client: SanityClient, earlierLook?: Look) {
  let last = earlierLook
  let turn: Promise<unknown> = Promise.resolve()

  async function ask<Schema extends z.ZodType>(
    query: string,
    schema: Schema,
    ids: Iterable<string> = [],
  ) {
    const answer = await askLake<unknown>(client, query, { types: TYPES, ids: [...ids] })
    return z.array(schema).parse(answer)
  }

  async function readAll(): Promise<Documents> {
    const all = await ask(REVISIONS_QUERY, revision)
    return new Map(all.map((entry) => [entry._id, entry]))
  }

  /** The documents of an earlier look, with these read anew. */
  async function readAnew(earlier: Documents, ids: ReadonlySet<string>): Promise<Documents> {
    const documents = new Map(earlier)
    for (const id of ids) documents.delete(id)
    for (const entry of await ask(REVISIONS_BY_ID_QUERY, revision, ids)) {
      documents.set(entry._id, entry)
    }
    return documents
  }

  /** Those whose pages may say something else than they did earlier; undefined for any of them. */
  async function findStale(
    earlier: Documents,
    documents: Documents,
    ids: ReadonlySet<string> | undefined,
  ) {
    const candidates = ids ?? new Set([...earlier.keys(), ...documents.keys()])
    const changed = [...candidates].filter((id) => !isSame(earlier.get(id), documents.get(id)))
    if (changed.length === 0) return new Set<string>()
    if (changed.length > MANY) return undefined
    // References are followed one step in the questions that articles and programs answer.
    const referring = await ask(REFERRING_QUERY, identity, changed)
    return new Set([...changed, ...referring.map(({ _id }) => _id)])
  }

  async function look(ids: ReadonlySet<string> | undefined): Promise<Revisions> {
    const earlier = last
    const few = earlier && ids && ids.size <= MANY ? ids : undefined
    const documents = earlier && few ? await readAnew(earlier.documents, few) : await readAll()
    const stale = earlier && (await findStale(earlier.documents, documents, few))
    if (earlier && stale?.size === 0) return describe(earlier, stale)
    const number = (earlier?.number ?? 0) + 1
    const versions = new Map(earlier?.versions)
    for (const id of stale ?? documents.keys()) versions.set(id, number)
    last = { number, documents, versions }
    return describe(last, stale)
  }

  /**
   * Looks at the lake as it is now, at all documents or at those alone that are said to have
   * changed since the last look. What is read from the lake after this is never older than what
   * this says. One look after another: each tells what is new since the one before.
   * @throws LakeUnavailable
   */
  return function readRevisions(ids?: ReadonlySet<string>): Promise<Revisions> {
    const looking = turn.then(() => look(ids))
    turn = looking.catch(() => undefined)
    return looking
  }
}
