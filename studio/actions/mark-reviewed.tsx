import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { useEffect, useState } from 'react'
import { type DocumentActionComponent, useClient, useDocumentOperation } from 'sanity'
import { Column, Hint } from '../look/plain.tsx'
import { readField } from '../schema/rules/conditions.ts'
import { nextReviewAfter } from '../schema/status.ts'
import { today } from '../schema/today.ts'
import { apiVersion } from '../structure/api-version.ts'

interface Reviewer {
  readonly _id: string
  readonly name: string
  readonly credentials: string | null
}

interface ReviewFormProps {
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  readonly date: string
  readonly onDate: (date: string) => void
}

const fieldStyle = { font: 'inherit', padding: '8px 10px', width: '100%' }

/** Published people whose role is clinical reviewer. */
function useReviewers(): readonly Reviewer[] | undefined {
  const client = useClient({ apiVersion })
  const [reviewers, setReviewers] = useState<readonly Reviewer[]>()
  useEffect(() => {
    const query =
      '*[_type == "person" && kind == "reviewer"] | order(name asc) { _id, name, credentials }'
    client.fetch<Reviewer[]>(query, {}, { perspective: 'published' }).then(setReviewers, () => {
      setReviewers([])
    })
  }, [client])
  return reviewers
}

function ReviewForm({ chosen, onChoose, date, onDate }: ReviewFormProps) {
  const reviewers = useReviewers()
  if (reviewers?.length === 0) {
    return (
      <Column>
        <div>
          There is no clinical reviewer yet. Under “People”, add a person whose role is “Clinical
          reviewer”, and publish it.
        </div>
      </Column>
    )
  }
  return (
    <Column>
      <div>
        Readers will see who reviewed this article and when. Mark it only after a clinician has read
        this version.
      </div>
      <label>
        Reviewed by
        <select
          name="reviewer"
          style={fieldStyle}
          value={chosen ?? ''}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          <option value="">Choose…</option>
          {reviewers?.map(({ _id, name, credentials }) => (
            <option key={_id} value={_id}>
              {credentials ? `${name}, ${credentials}` : name}
            </option>
          ))}
        </select>
      </label>
      <label>
        Finished on
        <input
          name="reviewedAt"
          type="date"
          style={fieldStyle}
          max={today()}
          value={date}
          onChange={(event) => onDate(event.currentTarget.value)}
        />
      </label>
      <Hint>The next review will be due twelve months later. Publish to show it to readers.</Hint>
    </Column>
  )
}

/** Sets reviewer and date, after asking; readers see them with the next publication. */
export const MarkReviewed: DocumentActionComponent = ({
  id,
  type,
  draft,
  published,
  onComplete,
}) => {
  const { patch } = useDocumentOperation(id, type)
  const [isOpen, setIsOpen] = useState(false)
  const current = readField(readField(draft ?? published, 'reviewer'), '_ref')
  const [chosen, setChosen] = useState(typeof current === 'string' ? current : undefined)
  const [date, setDate] = useState(today)
  const close = () => {
    setIsOpen(false)
    onComplete()
  }
  const mark = () => {
    if (!chosen || !date) return
    const reviewer = { _type: 'reference', _ref: chosen }
    patch.execute([{ set: { reviewer, reviewedAt: date, nextReviewAt: nextReviewAfter(date) } }])
    close()
  }
  return {
    label: 'Mark as reviewed…',
    icon: CheckmarkCircleIcon,
    disabled: !draft && !published,
    onHandle: () => setIsOpen(true),
    dialog: isOpen && {
      type: 'dialog',
      header: 'Was this article clinically reviewed?',
      content: <ReviewForm {...{ chosen, date }} onChoose={setChosen} onDate={setDate} />,
      footer: (
        <div style={{ display: 'flex', gap: 12, justifyContent: 'flex-end', padding: 12 }}>
          <button type="button" style={{ ...fieldStyle, width: 'auto' }} onClick={close}>
            Cancel
          </button>
          <button
            type="button"
            style={{ ...fieldStyle, width: 'auto' }}
            disabled={!chosen || !date}
            onClick={mark}
          >
            Yes, mark as reviewed
          </button>
        </div>
      ),
      onClose: close,
    },
  }
}
MarkReviewed.displayName = 'MarkReviewed'
