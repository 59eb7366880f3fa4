import { type PreviewProps, useFormValue } from 'sanity'
import { readField } from '../rules/conditions.ts'
import { Missing, Paper, Small } from './paper.tsx'
import { readShown, readText, readTexts } from './shown.ts'

/** How many of the four bars each grade fills, and what the page calls it. */
const GRADES: ReadonlyMap<string, { readonly filled: number; readonly label: string }> = new Map([
  ['emerging', { filled: 1, label: 'Emerging' }],
  ['limited', { filled: 2, label: 'Limited' }],
  ['moderate', { filled: 3, label: 'Moderate' }],
  ['strong', { filled: 4, label: 'Strong' }],
])

function Grade({ grade }: { readonly grade: string }) {
  const known = GRADES.get(grade)
  if (!known) return <Missing>Grade it.</Missing>
  return (
    <span className="evidence">
      <svg viewBox="0 0 30 20" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <rect
            key={step}
            className={step <= known.filled ? 'full' : undefined}
            x={step * 7 - 5}
            y={18 - step * 4}
            width="4.5"
            height={step * 4}
            rx="0.8"
          />
        ))}
      </svg>
      <span>{known.label} evidence</span>
    </span>
  )
}

/** The numbers that readers see for sources, by their place in the document's list. */
function useNumbers(keys: readonly string[]): number[] {
  const sources = useFormValue(['sources'])
  if (!Array.isArray(sources)) return []
  return keys
    .map((key) => sources.findIndex((source: unknown) => readField(source, '_key') === key) + 1)
    .filter((number) => number > 0)
}

/** A graded claim as it stands in the article. */
export function ClaimPreview(props: PreviewProps) {
  const { statement, grade, detail, sources } = readShown(props)
  const numbers = useNumbers(readTexts(sources))
  return (
    <Paper>
      <div className="claim">
        <p style={{ fontSize: 'var(--text-small)' }}>
          <Grade grade={readText(grade)} />
        </p>
        <p className="statement" style={{ marginTop: '0.375rem' }}>
          {readText(statement) || <Missing>Write the claim.</Missing>}
        </p>
        {readText(detail) && <p style={{ marginTop: '0.5rem' }}>{readText(detail)}</p>}
        <Small>
          {numbers.length === 0 && <Missing>Tick its sources.</Missing>}
          {numbers.length > 0 && (numbers.length === 1 ? 'Source ' : 'Sources ')}
          {numbers.map((number) => (
            <span key={number}>
              <span className="citation">{number}</span>{' '}
            </span>
          ))}
        </Small>
      </div>
    </Paper>
  )
}
