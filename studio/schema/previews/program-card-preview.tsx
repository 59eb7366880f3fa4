import type { PreviewProps } from 'sanity'
import { color, Eyebrow, Heading, Missing, Paper } from './paper.tsx'
import { readShown, readText } from './shown.ts'

/** A program's card as it stands in the article, set apart. */
export function ProgramCardPreview(props: PreviewProps) {
  const { title, summary, kind } = readShown(props)
  return (
    <Paper>
      <div style={{ border: `2px solid ${color.apricot}`, borderRadius: 10, padding: '12px 16px' }}>
        <Eyebrow>{kind === 'skills' ? 'Skills group' : 'Therapy group'}</Eyebrow>
        <Heading>{readText(title) || <Missing>Choose a program.</Missing>}</Heading>
        <div>{readText(summary)}</div>
      </div>
    </Paper>
  )
}
