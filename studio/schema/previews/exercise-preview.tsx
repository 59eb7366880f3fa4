import type { PreviewProps } from 'sanity'
import { color, Eyebrow, Heading, Missing, Paper } from './paper.tsx'
import { readShown, readText, readTexts } from './shown.ts'

/** An exercise as it stands in the article. */
export function ExercisePreview(props: PreviewProps) {
  const { title, steps, note } = readShown(props)
  const texts = readTexts(steps).map((text, index) => ({ text, key: `${index}` }))
  return (
    <Paper>
      <div style={{ background: color.lavender, borderRadius: 8, padding: '12px 16px' }}>
        <Eyebrow>Try this</Eyebrow>
        <Heading>{readText(title) || <Missing>Name the exercise.</Missing>}</Heading>
        <ol style={{ margin: '6px 0', paddingLeft: 22 }}>
          {texts.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ol>
        {readText(note) && <div style={{ color: color.muted }}>{readText(note)}</div>}
      </div>
    </Paper>
  )
}
