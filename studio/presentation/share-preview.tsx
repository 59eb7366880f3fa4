import { LinkIcon } from '@sanity/icons/Link'
import { useState } from 'react'
import {
  type DocumentActionComponent,
  type DocumentActionDialogProps,
  useClient,
  useCurrentUser,
} from 'sanity'
import { apiVersion } from '../structure/api-version.ts'
import { pageUrl } from './page-url.ts'
import { requestShareLink, type ShareLink } from './request-share-link.ts'

type Sharing =
  | { readonly step: 'none' | 'asking' }
  | { readonly step: 'ready'; readonly link: ShareLink }
  | { readonly step: 'failed'; readonly reason: string }

const end = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

function ShareMessage({ url, expiresAt }: ShareLink) {
  return (
    <>
      <p>
        Whoever has this link sees this page, and every page it leads to, with all unpublished
        changes, until {end.format(expiresAt)}. No login is needed.
      </p>
      <input
        aria-label="Link to the preview"
        data-testid="share-preview-link"
        onFocus={(event) => event.currentTarget.select()}
        readOnly
        size={48}
        style={{ maxWidth: '100%', padding: '0.5em', font: 'inherit' }}
        value={url}
      />
    </>
  )
}

/** Makes a link that shows the page with its drafts to someone without a login, for a day. */
export const SharePreview: DocumentActionComponent = ({
  draft,
  published,
  version,
  onComplete,
}) => {
  const [sharing, setSharing] = useState<Sharing>({ step: 'none' })
  const client = useClient({ apiVersion })
  const userId = useCurrentUser()?.id
  const document = version ?? draft ?? published
  const path = document ? pageUrl('', document)?.replace(/#.*$/, '') : undefined

  const ask = async () => {
    if (!path) return
    setSharing({ step: 'asking' })
    try {
      setSharing({ step: 'ready', link: await requestShareLink(client, { path, userId }) })
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      setSharing({ step: 'failed', reason })
    }
  }
  const close = () => {
    setSharing({ step: 'none' })
    onComplete()
  }

  return {
    label: sharing.step === 'asking' ? 'Making a link…' : 'Share preview',
    icon: LinkIcon,
    disabled: path === undefined || sharing.step === 'asking',
    title: path ? 'Show the drafts to someone without a login' : 'Give it an address first',
    onHandle: () => void ask(),
    dialog: toDialog(sharing, { ask, close }),
  }
}

function toDialog(
  sharing: Sharing,
  { ask, close }: { readonly ask: () => Promise<void>; readonly close: () => void },
): DocumentActionDialogProps | false {
  if (sharing.step === 'ready') {
    const { link } = sharing
    return {
      type: 'confirm',
      tone: 'positive',
      message: <ShareMessage {...link} />,
      confirmButtonText: 'Copy link',
      cancelButtonText: 'Close',
      onConfirm: () => void navigator.clipboard.writeText(link.url).then(close),
      onCancel: close,
    }
  }
  if (sharing.step === 'failed') {
    return {
      type: 'confirm',
      tone: 'critical',
      message: sharing.reason,
      confirmButtonText: 'Try again',
      onConfirm: () => void ask(),
      onCancel: close,
    }
  }
  return false
}
