import type { LakeDocument } from '../documents/document.ts'
import { isRecord } from '../json.ts'

/** A hidden field with everything a document says; the name cannot collide with a real field. */
export const TEXT_FIELD = '\u0000text'

/** What Portable Text needs for itself and nobody reads. */
const TECHNICAL = new Set(['style', 'listItem', 'marks'])

/** Gives the documents the hidden field that a text query reads. */
export function addSearchText(documents: readonly LakeDocument[]): void {
  for (const document of documents) {
    if (Object.hasOwn(document, TEXT_FIELD)) continue
    let text: string | undefined
    Object.defineProperty(document, TEXT_FIELD, {
      configurable: true,
      enumerable: false,
      get() {
        text ??= collectStrings(document).join('\n')
        return text
      },
    })
  }
}

function collectStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(collectStrings)
  if (!isRecord(value)) return []
  // The words of one paragraph belong together, however its text is marked up.
  if (value._type === 'block' && Array.isArray(value.children)) {
    const { children, ...rest } = value
    const spans: unknown[] = children
    const text = spans.map((span) =>
      isRecord(span) && typeof span.text === 'string' ? span.text : '',
    )
    return [text.join(''), ...collectFields(rest)]
  }
  return collectFields(value)
}

function collectFields(record: { [field: string]: unknown }): string[] {
  return Object.entries(record).flatMap(([field, value]) =>
    field.startsWith('_') || TECHNICAL.has(field) ? [] : collectStrings(value),
  )
}
