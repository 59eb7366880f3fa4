import { useEffect, useState } from 'react'
import { type PreviewProps, useClient } from 'sanity'
import { Missing, Paper } from './paper.tsx'
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
      <aside className="callout callout-caution">
        {readText(note) && <p style={{ marginBottom: '0.75rem' }}>{readText(note)}</p>}
        {lines?.length === 0 && <Missing>The site settings hold no crisis line.</Missing>}
        <ul className="crisis-lines">
          {lines?.map(({ _key, label, instruction }) => (
            <li key={_key}>
              <span className="link link-target">{label}</span>
              <span style={{ display: 'block' }}>{instruction}</span>
            </li>
          ))}
        </ul>
      </aside>
    </Paper>
  )
}
