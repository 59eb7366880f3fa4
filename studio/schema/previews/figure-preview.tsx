import type { PreviewProps } from 'sanity'
import { readField } from '../rules/conditions.ts'
import { Missing, Paper, Small } from './paper.tsx'
import { readShown, readText } from './shown.ts'

const share = (crop: unknown, side: string) => Number(readField(crop, side) ?? 0)

/** The picture's address with the editor's crop applied. */
function cropUrl(url: string, crop: unknown, dimensions: unknown): string {
  const width = Number(readField(dimensions, 'width'))
  const height = Number(readField(dimensions, 'height'))
  const size = 'w=640&fit=max'
  if (!crop || !width || !height) return `${url}?${size}`
  const left = Math.round(share(crop, 'left') * width)
  const top = Math.round(share(crop, 'top') * height)
  const shownWidth = Math.max(1, Math.round((1 - share(crop, 'right')) * width) - left)
  const shownHeight = Math.max(1, Math.round((1 - share(crop, 'bottom')) * height) - top)
  return `${url}?rect=${left},${top},${shownWidth},${shownHeight}&${size}`
}

/** A figure as it stands in the article, cropped. */
export function FigurePreview(props: PreviewProps) {
  const { url, crop, dimensions, alt, caption } = readShown(props)
  const words = readText(alt)
  return (
    <Paper>
      <figure>
        {readText(url) ? (
          <img
            src={cropUrl(readText(url), crop, dimensions)}
            alt={words}
            style={{ borderRadius: 'var(--radius-card)', width: '100%' }}
          />
        ) : (
          <Missing>Choose a picture.</Missing>
        )}
        {readText(caption) && (
          <figcaption>
            <Small>{readText(caption)}</Small>
          </figcaption>
        )}
      </figure>
      {readText(url) && !words && <Missing>Describe it for those who don’t see it.</Missing>}
    </Paper>
  )
}
