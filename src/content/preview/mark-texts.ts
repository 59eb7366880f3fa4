import { type ContentSourceMap, jsonPath, parseJsonPath } from '@sanity/client/csm'
import type { RawDocument } from '../raw-document.ts'
import { carriesItsField } from './carries-its-field.ts'
import type { FieldPath } from './field-attribute.ts'
import type { FieldMarks } from './field-marks.ts'

type Mapping = ContentSourceMap['mappings'][string]
type Step = FieldPath[number]

/** The nearest value around a place of an answer whose source the map tells, and the way from there. */
interface Origin {
  readonly mapping: Mapping | undefined
  readonly rest: FieldPath
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function remember<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.get(key) ?? read(key)
    known.set(key, value)
    return value
  }
}

/** What readers read of Portable Text; the rest of a block says how. */
function textPartOf({ _type }: Record<string, unknown>): string | undefined {
  if (_type === 'block') return 'children'
  return _type === 'span' ? 'text' : undefined
}

/** Marks every text of an answer that may carry the field it comes from, as the source map tells it. */
export function markTexts(answer: unknown, map: ContentSourceMap, marks: FieldMarks): unknown {
  const { documents, paths, mappings } = map
  const placeOf = remember((name: string) => jsonPath([name]).slice(1))
  const parsePath = remember((at: number): FieldPath => parseJsonPath(paths[at] ?? ''))

  function markText(text: string, { mapping, rest }: Origin): string {
    if (mapping?.type !== 'value' || mapping.source.type !== 'documentValue') return text
    const document = documents[mapping.source.document]
    const known = parsePath(mapping.source.path)
    const path = rest.length > 0 ? [...known, ...rest] : known
    if (!document || !carriesItsField(text, path)) return text
    return marks.mark(text, { id: document._id, type: document._type, path })
  }

  function markPart(value: unknown, place: string, step: Step, around: Origin): unknown {
    if (typeof value !== 'string' && (typeof value !== 'object' || value === null)) return value
    const mapping = mappings[place]
    return markValue(
      value,
      place,
      mapping ? { mapping, rest: [] } : { ...around, rest: [...around.rest, step] },
    )
  }

  function markValue(value: unknown, place: string, origin: Origin): unknown {
    if (typeof value === 'string') return markText(value, origin)
    if (Array.isArray(value)) {
      return value.map((item: unknown, at) => {
        const key = isRecord(item) ? item['_key'] : undefined
        const step = typeof key === 'string' ? { _key: key, _index: at } : at
        return markPart(item, `${place}[${at}]`, step, origin)
      })
    }
    if (!isRecord(value)) return value
    const only = textPartOf(value)
    const markField = (name: string) => markPart(value[name], place + placeOf(name), name, origin)
    if (only !== undefined) return only in value ? { ...value, [only]: markField(only) } : value
    return Object.fromEntries(Object.keys(value).map((name) => [name, markField(name)]))
  }

  return markValue(answer, '$', { mapping: mappings['$'], rest: [] })
}

/** Marks texts that stand in each document of a list as they do in the field of the same name. */
export function markOwnTexts(
  documents: readonly RawDocument[],
  names: readonly string[],
  marks: FieldMarks,
): RawDocument[] {
  return documents.map((document) => {
    const { _id: id, _type: type } = document
    const texts = names.flatMap((name): [string, string][] => {
      const text: unknown = Reflect.get(document, name)
      if (typeof text !== 'string' || !carriesItsField(text, [name])) return []
      return [[name, marks.mark(text, { id, type, path: [name] })]]
    })
    return { ...document, ...Object.fromEntries(texts) }
  })
}
