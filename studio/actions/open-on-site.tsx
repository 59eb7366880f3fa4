import { LaunchIcon } from '@sanity/icons/Launch'
import { WarningOutlineIcon } from '@sanity/icons/WarningOutline'
import { useState } from 'react'
import { type DocumentActionComponent, useSchema } from 'sanity'
import { siteUrl } from '../content-lake.ts'
import { Column, Note } from '../look/plain.tsx'
import { pageUrl } from '../presentation/page-url.ts'
import { describeField } from '../site/describe-field.ts'
import type { SiteStatus } from '../site/read-answers.ts'
import { useSiteStatus } from '../site/use-site-status.ts'

interface ReasonsProps {
  readonly type: string
  readonly problem: NonNullable<SiteStatus['problem']>
}

/** What must be mended before the site takes the document, in the words of the form. */
function Reasons({ type, problem }: ReasonsProps) {
  const schemaType = useSchema().get(type)
  return (
    <Column>
      <div>Readers see the last version that was in order. Mend this, and publish again:</div>
      {problem.issues.length === 0 && <Note>{problem.message}</Note>}
      {problem.issues.map(({ field, reason }) => (
        <Note key={field}>
          <strong>{describeField(schemaType, field)}</strong>
          <div>It {reason}.</div>
        </Note>
      ))}
    </Column>
  )
}

/** Opens the published page in a new tab; says why the site keeps a version back, if it does. */
export const OpenOnSite: DocumentActionComponent = ({ id, type, published, onComplete }) => {
  const [isOpen, setIsOpen] = useState(false)
  const answer = useSiteStatus(id, published)
  const problem = answer.kind === 'answered' ? answer.value.problem : undefined
  const url = published ? pageUrl(siteUrl, published) : undefined
  if (problem) {
    return {
      label: 'Why isn’t it on the site?',
      icon: WarningOutlineIcon,
      tone: 'critical',
      onHandle: () => setIsOpen(true),
      dialog: isOpen && {
        type: 'dialog',
        header: 'The site keeps this version back',
        content: <Reasons type={type} problem={problem} />,
        onClose: () => {
          setIsOpen(false)
          onComplete()
        },
      },
    }
  }
  return {
    label: 'Open on the site',
    icon: LaunchIcon,
    disabled: url === undefined,
    title: url ?? 'Publish first: readers see published pages only',
    onHandle: () => {
      window.open(url, '_blank', 'noopener')
      onComplete()
    },
  }
}
OpenOnSite.displayName = 'OpenOnSite'
