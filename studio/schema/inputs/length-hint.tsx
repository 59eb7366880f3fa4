import type { StringInputProps, TextInputProps } from 'sanity'
import { STUDIO_FONTS } from '../../look/plain.tsx'

const hint = {
  color: 'var(--card-muted-fg-color, inherit)',
  fontFamily: STUDIO_FONTS,
  fontSize: 12,
  paddingTop: 6,
}

/** How much room is left, in words; undefined while there is nothing to measure. */
export function describeRoom(text: string | undefined, most: number): string | undefined {
  if (!text) return undefined
  const left = most - text.length
  if (left < 0) return left === -1 ? '1 character too many' : `${-left} characters too many`
  return left === 1 ? '1 character left' : `${left} characters left`
}

function Room({ text, most }: { readonly text: string | undefined; readonly most: number }) {
  const words = describeRoom(text, most)
  const isOver = (text?.length ?? 0) > most
  return words ? (
    <div style={isOver ? { ...hint, color: '#c64218' } : hint} data-testid="length-hint">
      {words}
    </div>
  ) : null
}

type HintedProps = StringInputProps | TextInputProps

/** Says below a field how many of `most` characters are left. Call it once for each field. */
export function showRoom(most: number) {
  return {
    input: (props: HintedProps) => (
      <div>
        {props.renderDefault(props)}
        <Room text={props.value} most={most} />
      </div>
    ),
  }
}
