import { useEffect, useState } from 'react'
import { type PreviewProps, useClient } from 'sanity'
import { color, Missing, Paper } from './paper.tsx'
import { readShown, readText } from './shown.ts'

interface Line {
  readonly _key: string
  readonly label: string
  readonly instruction: string
}

/** The crisis lines of the settings, as every page shows them. */
function useCrisisLines(): readonly Line[] | undefined {
  const client = useClient({ apiVersion: '2026-11-01' })
  const [lines, setLines] = useState<readonly Line[]>()
  useEffect(() => {
    const query = '*[_id == "siteSettings"][0].crisisLines[]{ _key, label, instruction }'
    client.fetch<Line[] | null>(query, {}, { perspective: 'published' }).then(
      (found) => setLines(found ?? []),
      () => setLines([]),
    )
  }, [client])
  return lines
}

/** Crisis help as it stands in the article. */
export function CrisisHelpPreview(props: PreviewProps) {
  const { note } = readShown(props)
  const lines = useCrisisLines()
  return (
    <Paper>
      <div style={{ borderLeft: `4px solid ${color.clay}`, padding: '4px 14px' }}>
        {readText(note) && <div>{readText(note)}</div>}
        {lines?.length === 0 && <Missing>The site settings hold no crisis line.</Missing>}
        {lines?.map(({ _key, label, instruction }) => (
          <div key={_key}>
            <strong style={{ color: color.pine }}>{label}</strong> {instruction}
          </div>
        ))}
      </div>
    </Paper>
  )
}
