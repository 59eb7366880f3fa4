import { isRecord } from '../json.ts'
import { badRequest } from '../lake-error.ts'
import { type LakeDocument, layerOf, publishedIdOf } from './document.ts'

/** `raw` shows documents as stored; a list overlays its layers, the first one winning. */
export type Perspective = 'raw' | readonly string[]

const PUBLISHED: Perspective = ['published']
/** From this API version on, a query without a perspective sees published documents only. */
const PUBLISHED_BY_DEFAULT_SINCE = '2025-02-19'

/**
 * Reads the `perspective` of a request: layers with commas between them.
 * @param apiVersion a date, `1` or `X`
 */
export function readPerspective(value: string | null, apiVersion: string): Perspective {
  const names = (value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => (name === 'previewDrafts' ? 'drafts' : name))
  if (names.length === 0) return isRawByDefault(apiVersion) ? 'raw' : PUBLISHED
  if (names.includes('raw')) {
    if (names.length > 1) throw badRequest('The perspective "raw" cannot be combined with others')
    return 'raw'
  }
  // Whatever stands on top, published documents show through.
  return [...new Set([...names.filter((name) => name !== 'published'), 'published'])]
}

function isRawByDefault(apiVersion: string): boolean {
  if (apiVersion === 'X') return false
  return apiVersion === '1' || apiVersion < PUBLISHED_BY_DEFAULT_SINCE
}

/** Picks the version a perspective shows and gives it the published id, with `_originalId`. */
export function pickVersion(
  versions: Iterable<LakeDocument>,
  layers: readonly string[],
): LakeDocument | undefined {
  let best: { rank: number; document: LakeDocument } | undefined
  for (const document of versions) {
    const rank = layers.indexOf(layerOf(document._id))
    if (rank >= 0 && (best === undefined || rank < best.rank)) best = { rank, document }
  }
  if (best === undefined) return undefined
  const { document } = best
  // A version may say that its document shall be unpublished.
  if (isRecord(document._system) && document._system.delete === true) return undefined
  return { ...document, _id: publishedIdOf(document._id), _originalId: document._id }
}
