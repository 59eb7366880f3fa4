import type { ExprNode } from 'groq-js'
import type { LakeDocument } from '../documents/document.ts'
import { isRecord, type JsonRecord } from '../json.ts'
import { namesInConditions } from './condition-names.ts'

/** A Content Source Map: which field of which document each string of a result came from. */
export type SourceMap = {
  documents: { _id: string; _type: string }[]
  paths: string[]
  mappings: { [path: string]: Mapping }
}

type Mapping = {
  type: 'value'
  source: { type: 'documentValue'; document: number; path: number }
}

type Find = (id: string) => LakeDocument | undefined
type Evaluate = (documents: readonly LakeDocument[], dereference: Find) => unknown
type Origin = { document: LakeDocument; path: string }

type Evaluated = {
  tree: ExprNode
  result: unknown
  documents: readonly LakeDocument[]
  dereference: Find
  evaluate: Evaluate
}

/** A private-use character; nobody types it. */
const MARK = '\u{F8FE}'
const MARKED = new RegExp(`${MARK}(\\d+)${MARK}`, 'gu')
const EMPTY: SourceMap = { documents: [], paths: [], mappings: {} }

/**
 * Finds sources by tracing: every string is marked with where it stands, the query runs again, and
 * the marks that come out tell the sources. Fields used in conditions stay unmarked, and if the
 * marks changed the result anyway (length(), say), fields used in functions do too; a result that
 * still differs has no map.
 */
export function mapSources(evaluated: Evaluated): SourceMap {
  const expected = JSON.stringify(evaluated.result)
  for (const kind of ['conditions', 'conditions and functions'] as const) {
    const unmarked = namesInConditions(evaluated.tree, kind)
    try {
      const { map, result } = trace(evaluated, unmarked)
      if (JSON.stringify(result) === expected) return map
    } catch {
      // A marked string can break a function; the next, more careful round or no map follows.
    }
  }
  return EMPTY
}

function trace(evaluated: Evaluated, unmarked: ReadonlySet<string>) {
  const origins: Origin[] = []
  const marked = new Map<LakeDocument, LakeDocument>()
  const markDocument = (document: LakeDocument): LakeDocument => {
    const known = marked.get(document)
    if (known) return known
    const copy = { ...document }
    for (const [field, value] of Object.entries(document)) {
      if (isMarkable(field, unmarked)) {
        copy[field] = mark(value, { document, path: `$['${field}']` }, origins, unmarked)
      }
    }
    marked.set(document, copy)
    return copy
  }
  const result = evaluated.evaluate(evaluated.documents.map(markDocument), (id) => {
    const document = evaluated.dereference(id)
    return document && markDocument(document)
  })
  const map: SourceMap = { documents: [], paths: [], mappings: {} }
  return { map, result: unmark(result, '$', origins, new MapWriter(map)) }
}

function isMarkable(field: string, unmarked: ReadonlySet<string>): boolean {
  return !field.startsWith('_') && !unmarked.has(field)
}

function mark(
  value: unknown,
  origin: Origin,
  origins: Origin[],
  unmarked: ReadonlySet<string>,
): unknown {
  if (typeof value === 'string') return `${value}${MARK}${origins.push(origin) - 1}${MARK}`
  const at = (step: string): Origin => ({ ...origin, path: origin.path + step })
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      const key = isRecord(item) ? item._key : undefined
      const step = typeof key === 'string' ? `[?(@._key=='${key}')]` : `[${index}]`
      return mark(item, at(step), origins, unmarked)
    })
  }
  if (!isRecord(value)) return value
  const copy: JsonRecord = {}
  for (const [field, item] of Object.entries(value)) {
    const keep = !isMarkable(field, unmarked)
    copy[field] = keep ? item : mark(item, at(`['${field}']`), origins, unmarked)
  }
  return copy
}

function unmark(value: unknown, path: string, origins: Origin[], writer: MapWriter): unknown {
  if (typeof value === 'string') {
    const marks = [...value.matchAll(MARKED)]
    const origin = marks.length === 1 ? origins[Number(marks[0]?.[1])] : undefined
    if (origin && value.endsWith(MARK)) writer.add(path, origin)
    return marks.length === 0 ? value : value.replace(MARKED, '')
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => unmark(item, `${path}[${index}]`, origins, writer))
  }
  if (!isRecord(value)) return value
  const clean: JsonRecord = {}
  for (const [field, item] of Object.entries(value)) {
    clean[field] = unmark(item, `${path}['${field}']`, origins, writer)
  }
  return clean
}

/** Adds mappings, listing each document and path once. */
class MapWriter {
  readonly #map: SourceMap
  readonly #documents = new Map<string, number>()
  readonly #paths = new Map<string, number>()

  constructor(map: SourceMap) {
    this.#map = map
  }

  add(resultPath: string, { document, path }: Origin): void {
    const original = document._originalId
    const _id = typeof original === 'string' ? original : document._id
    let documentIndex = this.#documents.get(_id)
    if (documentIndex === undefined) {
      documentIndex = this.#map.documents.push({ _id, _type: document._type }) - 1
      this.#documents.set(_id, documentIndex)
    }
    let pathIndex = this.#paths.get(path)
    if (pathIndex === undefined) {
      pathIndex = this.#map.paths.push(path) - 1
      this.#paths.set(path, pathIndex)
    }
    const source = { type: 'documentValue', document: documentIndex, path: pathIndex } as const
    this.#map.mappings[resultPath] = { type: 'value', source }
  }
}
