import { setImmediate } from 'node:timers/promises'
import type { SanityClient } from '@sanity/client'
import DataLoader from 'dataloader'
import type { z } from 'zod'
import { type Ask, askForDocument, askForDocuments } from './ask-lake.ts'
import { ContentError } from './content-error.ts'
import { keepOnePerAddress } from './keep-one-per-address.ts'
import { once } from './once.ts'
import type { parseDocument } from './parse-document.ts'
import type { RawDocument } from './raw-document.ts'
import { createRecentMap } from './recent-map.ts'

const MAX_BATCH = 200
const SLICE = 100
/** A page reads its document more than once; a whole site's bodies would fill the memory. */
const REMEMBERED_BODIES = 400

export interface QueryReaderOptions {
  readonly parse: typeof parseDocument
  /** Without it the lake is asked for the answer alone. */
  readonly ask?: Ask
  /** See `ContentOptions`. */
  readonly onInvalid?: (error: ContentError) => unknown
  readonly showsUnpublished?: boolean
  readonly withheld?: ReadonlyMap<string, unknown>
}

/** Of two documents at one address the same is shown that lists keep. */
function findBySlug(documents: readonly RawDocument[]): ReadonlyMap<unknown, RawDocument> {
  const bySlug = new Map<unknown, RawDocument>()
  for (const raw of documents) {
    if (!('slug' in raw)) continue
    const other = bySlug.get(raw.slug)
    if (!other || raw._id < other._id) bySlug.set(raw.slug, raw)
  }
  return bySlug
}

/** The ways in which a query is asked and its answer is read: as a list, by address, one by one. */
export function createQueryReaders(client: SanityClient, options: QueryReaderOptions) {
  const { parse, ask, onInvalid, showsUnpublished = false, withheld = new Map() } = options
  const askForList = (query: string, params: Record<string, unknown> = {}) =>
    askForDocuments(client, query, { ...params, showsUnpublished }, ask)

  /** The document, what is shown in its place, or undefined where it has to be left out. */
  function parseOrReplace<Schema extends z.ZodType>(schema: Schema, raw: RawDocument) {
    try {
      return parse(schema, raw)
    } catch (error) {
      if (!(error instanceof ContentError) || !onInvalid) throw error
      return schema.safeParse(onInvalid(error)).data
    }
  }

  async function readList<Schema extends z.ZodType>(
    query: string,
    schema: Schema,
    params?: Record<string, unknown>,
  ) {
    const documents = await askForList(query, params)
    const values: z.output<Schema>[] = []
    for (const [at, raw] of documents.entries()) {
      // Thousands are read in slices: whoever shares the process goes on meanwhile.
      if (at > 0 && at % SLICE === 0) await setImmediate()
      const value = parseOrReplace(schema, raw)
      if (value !== undefined) values.push(value)
    }
    return values
  }

  /** Lists what has a page of its own: no two at one address. */
  function addressReader<Value extends { _id: string; slug: string }>(
    type: string,
    read: () => Promise<readonly Value[]>,
  ) {
    return once(async () =>
      keepOnePerAddress(type, await read(), (error) => {
        if (!onInvalid) throw error
        onInvalid(error)
      }),
    )
  }

  return {
    addressReader,

    /** Of those that have a page, the ones that lists may lead to. */
    shownReader<Value extends { _id: string; slug: string }>(
      type: string,
      schema: z.ZodType<Value>,
      read: () => Promise<readonly Value[]>,
    ) {
      if (withheld.size === 0) return read
      return addressReader(type, async () =>
        (await read()).flatMap((value) => {
          if (!withheld.has(value._id)) return [value]
          const shown = schema.safeParse(withheld.get(value._id))
          return shown.success ? [shown.data] : []
        }),
      )
    },

    /** The only document that a query asks for. */
    readOne: (query: string) => askForDocument(client, query, { showsUnpublished }, ask),
    parseOrReplace,
    readList,

    listReader<Schema extends z.ZodType>(query: string, schema: Schema) {
      return once(() => readList(query, schema))
    },

    /** Reads single documents by their address; those asked for together come in one answer. */
    slugReader<Schema extends z.ZodType>(query: string, schema: Schema) {
      const loader = new DataLoader<string, z.output<Schema> | undefined>(
        async (slugs) => {
          const bySlug = findBySlug(await askForList(query, { slugs }))
          return slugs.map((wanted) => {
            const raw = bySlug.get(wanted)
            if (!raw) return undefined
            try {
              return parse(schema, raw)
            } catch (error) {
              return error instanceof Error ? error : new Error(String(error))
            }
          })
        },
        { maxBatchSize: MAX_BATCH, cacheMap: createRecentMap(REMEMBERED_BODIES) },
      )
      return (wanted: string) => loader.load(wanted)
    },
  }
}
