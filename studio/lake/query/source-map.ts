import type { ExprNode } from 'groq-js'
import type { LakeDocument } from '../documents/document.ts'
import { isRecord, type JsonRecord } from '../json.ts'
import { type Evaluation, evaluateTree } from './evaluate.ts'
import { seeThroughTraces } from './see-through.ts'
import { type Origin, type PathStep, readTraced, traceDocument } from './trace-values.ts'

/** A Content Source Map: which field of which document each value of a result came from. */
export type SourceMap = {
  documents: { _id: string; _type: string }[]
  paths: string[]
  mappings: { [path: string]: Mapping }
}

type Mapping = {
  type: 'value'
  source:
    | { type: 'documentValue'; document: number; path: number }
    | { type: 'literal' }
    | { type: 'unknown' }
}

/** How elements of arrays are named in source paths: by `_key` where there is one, or by place. */
export type PathStyle = 'keys' | 'places'

/** groq-js looks at these itself in a few functions, and then they must be plain: the fewer, the more is mapped. */
const LOOKED_AT: readonly ReadonlySet<string>[] = [
  new Set(),
  // By `references()`.
  new Set(['_ref']),
  new Set(['_id', '_type', '_ref']),
]

const seeing = new WeakMap<ExprNode, ExprNode>()

/**
 * Finds the sources of a result by running the query again over documents whose values know where
 * they stand. A result that comes out differently is not mapped at all: no map is better than a
 * wrong one.
 */
export function mapSources(evaluation: Evaluation, result: unknown, style: PathStyle): SourceMap {
  const expected = JSON.stringify(result)
  for (const plainFields of LOOKED_AT) {
    try {
      const writer = new MapWriter(style)
      const traced = evaluateTraced(evaluation, plainFields)
      if (JSON.stringify(writer.read(traced, '$') ?? null) === expected) return writer.map
    } catch {
      // A function that meets a traced value where it needs a plain one; the next round has fewer.
    }
  }
  return { documents: [], paths: [], mappings: {} }
}

function evaluateTraced(evaluation: Evaluation, plainFields: ReadonlySet<string>): unknown {
  const { tree, documents, find } = evaluation
  const seeingTree = seeing.get(tree) ?? seeThroughTraces(tree)
  seeing.set(tree, seeingTree)
  const traced = new Map<LakeDocument, LakeDocument>()
  const trace = (document: LakeDocument): LakeDocument => {
    const known = traced.get(document)
    if (known) return known
    const made = traceDocument(document, plainFields)
    traced.set(document, made)
    return made
  }
  return evaluateTree({
    ...evaluation,
    tree: seeingTree,
    documents: documents.map(trace),
    find(id) {
      const document = find(id)
      return document && trace(document)
    },
  })
}

/** Reads a traced result, listing each source document and path once. */
class MapWriter {
  readonly map: SourceMap = { documents: [], paths: [], mappings: {} }
  readonly #style: PathStyle
  readonly #documents = new Map<string, number>()
  readonly #paths = new Map<string, number>()

  constructor(style: PathStyle) {
    this.#style = style
  }

  /** Gives the plain value, and maps everything in it. */
  read(value: unknown, resultPath: string): unknown {
    const traced = readTraced(value)
    if (traced) {
      this.#add(resultPath, traced.origin)
      return traced.value
    }
    if (Array.isArray(value)) {
      return value.map((item, index) => this.read(item, `${resultPath}[${index}]`))
    }
    if (isRecord(value)) {
      const plain: JsonRecord = {}
      for (const [field, item] of Object.entries(value)) {
        plain[field] = this.read(item, `${resultPath}${fieldStep(field)}`)
      }
      return plain
    }
    if (value !== null && value !== undefined) {
      this.map.mappings[resultPath] = { type: 'value', source: { type: 'unknown' } }
    }
    return value
  }

  #add(resultPath: string, { document, path }: Origin): void {
    const original = document._originalId
    const _id = typeof original === 'string' ? original : document._id
    let documentIndex = this.#documents.get(_id)
    if (documentIndex === undefined) {
      documentIndex = this.map.documents.push({ _id, _type: document._type }) - 1
      this.#documents.set(_id, documentIndex)
    }
    const sourcePath = toJsonPath(path, this.#style)
    let pathIndex = this.#paths.get(sourcePath)
    if (pathIndex === undefined) {
      pathIndex = this.map.paths.push(sourcePath) - 1
      this.#paths.set(sourcePath, pathIndex)
    }
    const source = { type: 'documentValue', document: documentIndex, path: pathIndex } as const
    this.map.mappings[resultPath] = { type: 'value', source }
  }
}

function toJsonPath(path: readonly PathStep[], style: PathStyle): string {
  const steps = path.map((step) => {
    if (typeof step === 'string') return fieldStep(step)
    if (style === 'places' || step.key === undefined) return `[${step.index}]`
    return `[?(@._key=='${step.key.replace(/['\\]/g, '\\$&')}')]`
  })
  return `$${steps.join('')}`
}

const ESCAPED: { [character: string]: string } = {
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
}

function fieldStep(field: string): string {
  return `['${field.replace(/[\f\n\r\t'\\]/g, (character) => ESCAPED[character] ?? character)}']`
}
