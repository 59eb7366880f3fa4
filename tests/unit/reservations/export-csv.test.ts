import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../src/reservations/staff/export-csv.ts'
import { ascii, runs, text } from '../../fixtures/arbitrary-texts.ts'

describe('a table for spreadsheets', () => {
  it('is read back by any reader of RFC 4180, and begins no field as a formula', () => {
    const cell = fc.oneof(
      text,
      ascii,
      fc.constantFrom('=1+1', '+1', '-2', '@SUM(A1)', '\t=1', '\r\n=1', '|a', '%0A', '"', '",'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 })), (rows) => {
        const [header, ...read] = readCsv(toCsv(['a', 'b', 'c'], rows))
        expect(header).toEqual(['a', 'b', 'c'])
        expect(read.map((cells) => cells.map((each) => each.replace(/^'/, '')))).toEqual(
          rows.map((cells) => cells.map((each) => each.replace(/^'/, ''))),
        )
        for (const field of read.flat()) expect(field).not.toMatch(/^[=+\-@\t\r\n|%]/)
      }),
      runs,
    )
  })
})

/** A reader of RFC 4180 that shares nothing with what wrote it: one character after the other. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let isQuoted = false
  for (let index = 0; index < csv.length; index += 1) {
    const character = csv[index] ?? ''
    if (isQuoted && character === '"' && csv[index + 1] === '"') {
      field += '"'
      index += 1
    } else if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) field += character
    else if (character === ',') {
      row.push(field)
      field = ''
    } else if (character === '\r') {
      expect(csv[index + 1]).toBe('\n')
      rows.push([...row, field])
      row = []
      field = ''
      index += 1
    } else throw new Error(`${character} stands outside of quotes`)
  }
  return rows
}
