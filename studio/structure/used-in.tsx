import { useEffect, useState } from 'react'
import { Preview, useClient, useSchema } from 'sanity'
import { IntentLink } from 'sanity/router'
import type { UserViewComponent } from 'sanity/structure'
import { Column, Hint } from '../look/plain.tsx'
import { apiVersion } from './api-version.ts'

interface Usage {
  readonly _id: string
  readonly _type: string
  readonly isDraft: boolean
}

const QUERY = `*[references($id)] | order(_type asc, coalesce(title, name, term, from, startDate) asc) {
  "_id": select(_id in path("drafts.**") => string::split(_id, "drafts.")[1], _id),
  _type,
  "isDraft": _id in path("drafts.**")
}`

/** Every document that refers to this one, each once, as it changes. */
function useUsages(id: string): readonly Usage[] | undefined {
  const client = useClient({ apiVersion })
  const [usages, setUsages] = useState<readonly Usage[]>()
  useEffect(() => {
    const read = async () => {
      const found = await client.fetch<Usage[]>(QUERY, { id }, { perspective: 'raw' })
      const published = found.filter(({ isDraft }) => !isDraft)
      const known = new Set(published.map(({ _id }) => _id))
      setUsages([...published, ...found.filter((usage) => usage.isDraft && !known.has(usage._id))])
    }
    void read().catch(() => setUsages([]))
    const listening = client
      .listen('*[references($id)]', { id }, { visibility: 'query', includeResult: false })
      .subscribe({ next: () => void read().catch(() => undefined), error: () => undefined })
    return () => listening.unsubscribe()
  }, [client, id])
  return usages
}

const row = {
  alignItems: 'center',
  border: '1px solid var(--card-border-color, #ccc)',
  borderRadius: 3,
  color: 'inherit',
  display: 'flex',
  gap: 12,
  justifyContent: 'space-between',
  paddingRight: 12,
  textDecoration: 'none',
}

/** A document as the Studio's lists show it, with its kind and the way to its form. */
function UsageLink({ usage: { _id, _type, isDraft } }: { readonly usage: Usage }) {
  const schemaType = useSchema().get(_type)
  return (
    <IntentLink intent="edit" params={{ id: _id, type: _type }} style={row}>
      {schemaType ? <Preview schemaType={schemaType} value={{ _id, _type }} /> : _id}
      <Hint>
        {schemaType?.title ?? _type}
        {isDraft ? ', not published yet' : ''}
      </Hint>
    </IntentLink>
  )
}

/** Where a person, topic, term, program or page is used, with the way there. */
export const UsedIn: UserViewComponent = ({ documentId }) => {
  const usages = useUsages(documentId)
  if (!usages) return <Column>Looking…</Column>
  if (usages.length === 0) return <Column>Nothing refers to this yet.</Column>
  return (
    <Column>
      <div>
        Used in {usages.length} {usages.length === 1 ? 'document' : 'documents'}:
      </div>
      <ul style={{ display: 'grid', gap: 4, listStyle: 'none', margin: 0, padding: 0 }}>
        {usages.map((usage) => (
          <li key={usage._id} data-testid="usage">
            <UsageLink usage={usage} />
          </li>
        ))}
      </ul>
    </Column>
  )
}
