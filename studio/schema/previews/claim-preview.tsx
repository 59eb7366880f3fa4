import type { PreviewProps } from 'sanity'
import { color, Missing, Paper } from './paper.tsx'
import { readShown, readText, readTexts } from './shown.ts'

/** How much of the bar each grade fills, in quarters. */
const strengths: ReadonlyMap<string, number> = new Map([
  ['emerging', 1],
  ['limited', 2],
  ['moderate', 3],
  ['strong', 4],
])

/** A graded claim as it stands in the article. */
export function ClaimPreview(props: PreviewProps) {
  const { statement, grade, detail, sources } = readShown(props)
  const strength = strengths.get(readText(grade)) ?? 0
  const count = readTexts(sources).length
  return (
    <Paper>
      <div style={{ border: `1px solid ${color.line}`, borderRadius: 8, padding: '10px 14px' }}>
        <div style={{ alignItems: 'center', display: 'flex', gap: 8 }}>
          <span aria-hidden="true" style={{ display: 'flex', gap: 3 }}>
            {[1, 2, 3, 4].map((step) => (
              <span
                key={step}
                style={{
                  background: step <= strength ? color.pine : color.line,
                  borderRadius: 2,
                  height: 8,
                  width: 16,
                }}
              />
            ))}
          </span>
          <strong>
            {strength > 0 ? `${readText(grade)} evidence` : <Missing>Grade it.</Missing>}
          </strong>
        </div>
        <div>{readText(statement) || <Missing>Write the claim.</Missing>}</div>
        {readText(detail) && <div style={{ color: color.muted }}>{readText(detail)}</div>}
        <small style={{ color: color.muted }}>
          {count > 0 ? (
            `${count} ${count === 1 ? 'source' : 'sources'}`
          ) : (
            <Missing>Tick its sources.</Missing>
          )}
        </small>
      </div>
    </Paper>
  )
}
