import type { PreviewProps } from 'sanity'
import { Missing, Paper } from './paper.tsx'
import { readShown, readText } from './shown.ts'

/** A callout as it stands in the article. */
export function CalloutPreview(props: PreviewProps) {
  const { tone, title, text } = readShown(props)
  const isCaution = tone === 'caution'
  return (
    <Paper>
      <div className={isCaution ? 'callout callout-caution' : 'callout'}>
        <p className="callout-title">
          {readText(title) || (isCaution ? 'Take care' : 'Good to know')}
        </p>
        <p style={{ marginTop: '0.5rem' }}>
          {readText(text) || <Missing>Write the text.</Missing>}
        </p>
      </div>
    </Paper>
  )
}
