import type { PreviewProps } from 'sanity'
import { Missing, Paper, Small } from './paper.tsx'
import { readShown, readText, readTexts } from './shown.ts'

/** An exercise as it stands in the article. */
export function ExercisePreview(props: PreviewProps) {
  const { title, steps, note } = readShown(props)
  const texts = readTexts(steps).map((text, index) => ({ text, key: `${index}` }))
  return (
    <Paper>
      <section className="card">
        <p className="eyebrow">Try this</p>
        <p className="callout-title" style={{ marginTop: '0.25rem' }}>
          {readText(title) || <Missing>Name the exercise.</Missing>}
        </p>
        <ol className="steps" style={{ marginTop: '1rem' }}>
          {texts.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ol>
        {readText(note) && <Small>{readText(note)}</Small>}
      </section>
    </Paper>
  )
}
