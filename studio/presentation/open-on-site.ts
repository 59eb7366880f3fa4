import { LaunchIcon } from '@sanity/icons/Launch'
import type { DocumentActionComponent } from 'sanity'
import { siteUrl } from '../content-lake.ts'
import { pageUrl } from './page-url.ts'

/** Opens the published page in a new tab; greyed out while there is nothing published to see. */
export const OpenOnSite: DocumentActionComponent = ({ published, onComplete }) => {
  const url = published ? pageUrl(siteUrl, published) : undefined
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
