import { isRecord, type JsonRecord } from '../json.ts'
import { mutationError } from '../lake-error.ts'

/** What the values by path have to be; @sanity/mutator would add a text to a number as text. */
const BY_PATH = {
  set: () => true,
  setIfMissing: () => true,
  inc: Number.isFinite,
  dec: Number.isFinite,
  diffMatchPatch: (value: unknown) => typeof value === 'string',
} as const

const PLACES = ['before', 'after', 'replace'] as const

/**
 * Refuses a patch whose operations have another shape than the API's.
 * @throws LakeError 400 naming the operation
 */
export function checkPatch(patch: JsonRecord, index: number): void {
  const fail = (reason: string) => mutationError(400, 'validationError', reason, index)
  for (const [name, isRight] of Object.entries(BY_PATH)) {
    const operation = patch[name]
    if (operation === undefined) continue
    if (!isRecord(operation)) throw fail(`"${name}" must be an object of values by path`)
    if (!Object.values(operation).every(isRight)) {
      const wanted = name === 'diffMatchPatch' ? 'texts' : 'numbers'
      throw fail(`"${name}" must have ${wanted} by path`)
    }
  }
  const { unset, insert } = patch
  if (unset !== undefined && !isTexts(unset)) throw fail('"unset" must be an array of paths')
  if (insert === undefined) return
  if (!isRecord(insert)) throw fail('"insert" must be an object')
  const places = PLACES.filter((place) => insert[place] !== undefined)
  const [place, ...others] = places
  if (place === undefined || others.length > 0 || typeof insert[place] !== 'string') {
    throw fail('"insert" needs one path: "before", "after" or "replace"')
  }
  if (!Array.isArray(insert.items)) throw fail('"insert" needs an array of "items"')
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
