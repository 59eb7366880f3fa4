import type { PreviewProps } from 'sanity'
import { color, Missing, Paper } from './paper.tsx'
import { readShown, readText } from './shown.ts'

/** A callout as it stands in the article. */
export function CalloutPreview(props: PreviewProps) {
  const { tone, title, text } = readShown(props)
  const isCaution = tone === 'caution'
  return (
    <Paper>
      <div
        style={{
          background: isCaution ? '#FBE9DD' : color.sand,
          borderLeft: `4px solid ${isCaution ? color.clay : color.pine}`,
          padding: '10px 14px',
        }}
      >
        <strong>{readText(title) || (isCaution ? 'Take care' : 'Note')}</strong>
        <div>{readText(text) || <Missing>Write the text.</Missing>}</div>
      </div>
    </Paper>
  )
}
