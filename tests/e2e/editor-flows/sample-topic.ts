import type { SanityClient } from '@sanity/client'

/** Publishes a small document of a flow's own; gives its id. */
export async function writeTopic(
  content: SanityClient,
  id: string,
  title = 'As it was',
): Promise<string> {
  await content.createOrReplace({
    _id: id,
    _type: 'topic',
    title,
    slug: { _type: 'slug', current: id },
    description: 'What readers find here.',
  })
  return id
}
