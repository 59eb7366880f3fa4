import { stegaClean } from '@sanity/client/stega'
import type { DocumentField } from './field-attribute.ts'

/**
 * Unseen characters, such as stega's own cleaning takes away: a start, and the number of a field in
 * as many binary digits. None of the digits occurs in the start, so that characters of the text's
 * author before a mark don't shift it; and none is white space, which parsers cut off.
 */
const START = '\u200b'.repeat(4)
const DIGITS = ['\u200c', '\u200d'] as const
/** Numbers are written in two halves, each of which is looked up. */
const HALF = 10
const HALVES = Array.from({ length: 2 ** HALF }, (_, number) =>
  number.toString(2).padStart(HALF, '0').replaceAll('0', DIGITS[0]).replaceAll('1', DIGITS[1]),
)
const MARK = new RegExp(`${START}([${DIGITS.join('')}]{${2 * HALF}})`, 'gu')

/** The fields that the texts of one preview come from: each text carries the number of its own. */
export interface FieldMarks {
  /** The text with the unseen number of its field. */
  mark(text: string, field: DocumentField): string
  /** The field that the first mark in `text` leads to. */
  find(text: string): DocumentField | undefined
}

const writeNumber = (number: number) =>
  `${HALVES[number >> HALF]}${HALVES[number & (HALVES.length - 1)]}`

function readNumber(digits: string): number {
  let number = 0
  for (const digit of digits) number = number * 2 + (digit === DIGITS[1] ? 1 : 0)
  return number
}

export function createFieldMarks(): FieldMarks {
  const fields: DocumentField[] = []
  return {
    mark(text, field) {
      if (fields.length >= HALVES.length ** 2) return text
      // What came with the text and looks like a mark would lead to another field.
      const bare = text.includes(START) ? stegaClean(text) : text
      return `${bare}${START}${writeNumber(fields.push(field) - 1)}`
    },
    find(text) {
      if (!text.includes(START)) return undefined
      for (const [, digits = ''] of text.matchAll(MARK)) {
        const field = fields[readNumber(digits)]
        if (field) return field
      }
      return undefined
    },
  }
}
