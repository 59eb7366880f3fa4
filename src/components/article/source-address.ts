import type { Source } from '../../content/schemas/approach.ts'

/** What a DOI may hold and the path of an address may not. */
const NOT_IN_PATHS = /["#<>?[\\\]^`{|}]/g

/** Where a source is found: by its DOI, else as editors say; undefined where neither is known. */
export function sourceAddress({ doi, url }: Pick<Source, 'doi' | 'url'>): string | undefined {
  return doi ? `https://doi.org/${doi.replaceAll(NOT_IN_PATHS, encodeURIComponent)}` : url
}
