import type { CustomValidator } from 'sanity'
import { readField } from './conditions.ts'

const count = (value: unknown) => (Array.isArray(value) ? value.length : 0)

/** Every row has as many cells as the table has columns; the message names the rows that don't. */
export const checkRowWidths: CustomValidator<unknown[] | undefined> = (rows, { parent }) => {
  const width = count(readField(parent, 'columns'))
  const uneven = (rows ?? []).flatMap((row, index) =>
    count(readField(row, 'cells')) === width ? [] : [index + 1],
  )
  if (!uneven.length) return true
  return `Row ${uneven.join(', ')}: the table has ${width} columns, so each row needs ${width} cells.`
}
