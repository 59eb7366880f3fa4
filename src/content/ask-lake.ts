import { ClientError, type ContentSourceMap, type SanityClient } from '@sanity/client'
import type { RawDocument } from './raw-document.ts'

const NO_ANSWER =
  'does not answer. Is it running ("npm start"), and are LAKE_URL or SANITY_PROJECT_ID right?'
const NO_DOCUMENTS =
  'answers with something other than documents. Does another program answer there, or in between?'

/** The Content Lake gave no answer, or none that could be one: it is away, too slow, or failing. */
export class LakeUnavailable extends Error {
  override readonly name = 'LakeUnavailable'

  constructor(address: string, cause: unknown, complaint = NO_ANSWER) {
    super(`The Content Lake at ${address} ${complaint}`, { cause })
  }
}

/** @throws LakeUnavailable when there is no answer; ClientError when the lake refuses the question. */
async function orUnavailable<Answer>(
  client: SanityClient,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof ClientError) throw error
    throw new LakeUnavailable(client.config().url, error)
  }
}

/**
 * Asks a GROQ query.
 * @throws LakeUnavailable when there is no answer; ClientError when the lake refuses the question.
 */
export function askLake<Answer>(
  client: SanityClient,
  query: string,
  params: Record<string, unknown> = {},
): Promise<Answer> {
  return orUnavailable(client, () => client.fetch<Answer>(query, params))
}

export interface SourcedAnswer {
  readonly result: unknown
  /** Which field of which document each value of the result comes from. */
  readonly resultSourceMap?: ContentSourceMap
}

/**
 * Asks a GROQ query, and where its answer comes from.
 * @throws LakeUnavailable when there is no answer; ClientError when the lake refuses the question.
 */
export function askWithSources(
  client: SanityClient,
  query: string,
  params: Record<string, unknown> = {},
): Promise<SourcedAnswer> {
  const options = { filterResponse: false, resultSourceMap: 'withKeyArraySelector' } as const
  return orUnavailable(client, () => client.fetch<unknown>(query, params, options))
}

/** How a question is put to the lake. */
export type Ask = (
  client: SanityClient,
  query: string,
  params?: Record<string, unknown>,
) => Promise<unknown>

export const isDocument = (value: unknown): value is RawDocument =>
  typeof value === 'object' &&
  value !== null &&
  '_id' in value &&
  typeof value._id === 'string' &&
  '_type' in value &&
  typeof value._type === 'string'

/**
 * Asks a GROQ query for documents. Taken for documents, another answer would say that those asked
 * for are gone, and their pages would go too.
 * @throws LakeUnavailable also when the answer is no list of documents
 */
export async function askForDocuments(
  client: SanityClient,
  query: string,
  params?: Record<string, unknown>,
  ask: Ask = askLake,
): Promise<RawDocument[]> {
  const answer = await ask(client, query, params)
  if (Array.isArray(answer) && answer.every(isDocument)) return answer
  throw new LakeUnavailable(client.config().url, answer, NO_DOCUMENTS)
}

/**
 * Asks a GROQ query for one document; undefined where there is none.
 * @throws LakeUnavailable also when the answer is no document
 */
export async function askForDocument(
  client: SanityClient,
  query: string,
  params?: Record<string, unknown>,
  ask: Ask = askLake,
): Promise<RawDocument | undefined> {
  const answer = await ask(client, query, params)
  if (answer === null) return undefined
  if (isDocument(answer)) return answer
  throw new LakeUnavailable(client.config().url, answer, NO_DOCUMENTS)
}
