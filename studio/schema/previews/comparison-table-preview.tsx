import type { PreviewProps } from 'sanity'
import { Missing, Paper } from './paper.tsx'
import { readShown, readText, readTexts } from './shown.ts'

function readRows(rows: unknown): { key: string; cells: string[] }[] {
  if (!Array.isArray(rows)) return []
  return rows.map((row: unknown, index) => {
    const isRow = typeof row === 'object' && row !== null
    return {
      key: (isRow && readText(Reflect.get(row, '_key'))) || String(index),
      cells: readTexts(isRow ? Reflect.get(row, 'cells') : undefined),
    }
  })
}

/** Cells with keys: a table may say the same thing twice. */
const number = (texts: string[]) => texts.map((text, index) => ({ text, key: `${index}` }))

/** A comparison table as it stands in the article. */
export function ComparisonTablePreview(props: PreviewProps) {
  const { caption, columns, rows } = readShown(props)
  return (
    <Paper>
      <table className="comparison">
        <caption>{readText(caption) || <Missing>Say what the table compares.</Missing>}</caption>
        <thead>
          <tr>
            {number(readTexts(columns)).map(({ key, text }) => (
              <th key={key} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {readRows(rows).map((row) => (
            <tr key={row.key}>
              {number(row.cells).map(({ key, text }) =>
                key === '0' ? (
                  <th key={key} scope="row">
                    {text}
                  </th>
                ) : (
                  <td key={key}>{text}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  )
}
