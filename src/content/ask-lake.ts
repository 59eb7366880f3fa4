import { ClientError, type SanityClient } from '@sanity/client'

/** The Content Lake gave no answer: it is away, too slow, or failing. */
export class LakeUnavailable extends Error {
  override readonly name = 'LakeUnavailable'

  constructor(address: string, cause: unknown) {
    super(
      `The Content Lake at ${address} does not answer. Is it running ("npm start"), and are LAKE_URL or SANITY_PROJECT_ID right?`,
      { cause },
    )
  }
}

/**
 * Asks a GROQ query.
 * @throws LakeUnavailable when there is no answer; ClientError when the lake refuses the question.
 */
export async function askLake<Answer>(
  client: SanityClient,
  query: string,
  params: Record<string, unknown> = {},
): Promise<Answer> {
  try {
    return await client.fetch<Answer>(query, params)
  } catch (error) {
    if (error instanceof ClientError) throw error
    throw new LakeUnavailable(client.config().url, error)
  }
}
