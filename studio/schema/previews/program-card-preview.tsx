import type { PreviewProps } from 'sanity'
import { Missing, Paper } from './paper.tsx'
import { readShown, readText } from './shown.ts'

/** A program's card as it stands in the article, set apart. */
export function ProgramCardPreview(props: PreviewProps) {
  const { title, summary, kind } = readShown(props)
  return (
    <Paper>
      <article className="card">
        <p className="eyebrow">
          {kind === 'skills' ? 'Skills group, online' : 'Therapy group, online'}
        </p>
        <h3 style={{ marginTop: '0.25rem' }}>
          {readText(title) || <Missing>Choose a program.</Missing>}
        </h3>
        <p style={{ marginTop: '0.5rem' }}>{readText(summary)}</p>
      </article>
    </Paper>
  )
}
