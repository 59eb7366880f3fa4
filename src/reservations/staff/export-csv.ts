/**
 * A field as RFC 4180 has it, and harmless in a spreadsheet: what would be taken for a formula
 * gets an apostrophe before it, which spreadsheets show as text.
 */
export function toCsvField(value: string): string {
  const isFormula = /^[\s]*[=+\-@\t\r\n|%]/.test(value)
  const safe = isFormula ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}

/** Lines end with CRLF; the first has the names of the columns. */
export function toCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(toCsvField).join(',')}\r\n`).join('')
}
