import { useState } from 'react'
import { type DocumentActionComponent, useClient } from 'sanity'
import { apiVersion } from '../structure/api-version.ts'
import { findMove, keepLinks } from './keep-links.ts'

/**
 * The Studio's own publishing, with one step before it: when the address changed, the old one is made
 * to lead to the new one. The redirect is written first, so that no moment is left in between.
 */
export function publishKeepingLinks(publish: DocumentActionComponent): DocumentActionComponent {
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each action of the Studio's, by choose-actions.ts
  const usePublishing: DocumentActionComponent = (props) => {
    const client = useClient({ apiVersion })
    const [isBusy, setIsBusy] = useState(false)
    const [failure, setFailure] = useState<string>()
    const own = publish(props)
    const move = findMove(props.published, props.draft)
    if (!own || !move) return own
    return {
      ...own,
      disabled: Boolean(own.disabled) || isBusy,
      title: failure ?? own.title ?? `Readers of ${move.from} will be led to ${move.to}`,
      onHandle: () => {
        setIsBusy(true)
        keepLinks(client, props.id, move)
          .then(() => {
            setFailure(undefined)
            own.onHandle?.()
          })
          .catch((error: unknown) => {
            const reason = error instanceof Error ? error.message : String(error)
            setFailure(`Not published: the redirect could not be written. ${reason}`)
          })
          .finally(() => setIsBusy(false))
      },
    }
  }
  usePublishing.displayName = 'PublishKeepingLinks'
  usePublishing.action = 'publish'
  return usePublishing
}
