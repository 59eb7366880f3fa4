import type { RawDocument } from '../raw-document.ts'

type AttributeOf = (path: string) => string

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const isPicture = (value: Record<string, unknown>) => 'assetId' in value
/** The only block that is shown as a whole, apart from its words. */
const isClaim = (value: Record<string, unknown>) => value['_type'] === 'claim' && '_key' in value

function addAt(value: unknown, path: string, attributeOf: AttributeOf): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => {
      const key = isRecord(item) ? item['_key'] : undefined
      const step = typeof key === 'string' ? `[_key=="${key}"]` : `[${index}]`
      return addAt(item, path + step, attributeOf)
    })
  }
  if (!isRecord(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [field, item] of Object.entries(value)) {
    copy[field] = addAt(item, path ? `${path}.${field}` : field, attributeOf)
  }
  if (path && (isPicture(value) || isClaim(value))) copy['edit'] = attributeOf(path)
  return copy
}

/** Tells pictures and claims which field they come from: unlike text they have no words to carry it. */
export function addEditAttributes(raw: RawDocument, attributeOf: AttributeOf): RawDocument {
  const copy = addAt(raw, '', attributeOf)
  return isRecord(copy) ? { ...raw, ...copy } : raw
}
