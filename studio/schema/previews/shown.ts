import type { PreviewValue } from 'sanity'

/**
 * What a list shows of a block, together with the fields that its own preview draws. The Studio hands
 * both to the preview component.
 */
export function showing(
  value: PreviewValue,
  shown: Readonly<Record<string, unknown>>,
): PreviewValue {
  return Object.assign({ ...value }, { shown })
}

/** A field of what {@link showing} handed over. */
export type Shown = Readonly<Record<string, unknown>>

/** Reads the fields for a preview from its properties; empty while they load. */
export function readShown(props: object): Shown {
  const shown: unknown = Reflect.get(props, 'shown')
  return typeof shown === 'object' && shown !== null ? { ...shown } : {}
}

/** A text, or nothing. */
export const readText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The texts of a list of strings, or of one field of a list of objects. */
export function readTexts(list: unknown, field?: string): string[] {
  if (!Array.isArray(list)) return []
  return list.map((entry: unknown) => {
    if (field === undefined) return readText(entry)
    return typeof entry === 'object' && entry !== null ? readText(Reflect.get(entry, field)) : ''
  })
}
