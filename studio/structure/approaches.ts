import { BookIcon } from '@sanity/icons/Book'
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ClockIcon } from '@sanity/icons/Clock'
import { DocumentsIcon } from '@sanity/icons/Documents'
import { EditIcon } from '@sanity/icons/Edit'
import { WarningOutlineIcon } from '@sanity/icons/WarningOutline'
import type { StructureBuilder } from 'sanity/structure'
import { REVIEW_FILTERS, reviewParams } from '../schema/status.ts'
import { today } from '../schema/today.ts'
import { gather } from './gather.ts'

/** Articles as a whole, and gathered by what they still need. */
export function listApproaches(S: StructureBuilder) {
  const type = 'approach'
  return S.list()
    .title('Approaches')
    .items([
      S.listItem()
        .id('all')
        .title('All')
        .icon(DocumentsIcon)
        .child(S.documentTypeList(type).title('All approaches')),
      S.divider(),
      gather(S, {
        type,
        id: 'drafts',
        title: 'With unpublished changes',
        icon: EditIcon,
        // Lists show drafts in the place of what is published, under its id.
        filter: '_originalId in path("drafts.**")',
      }),
      gather(S, {
        type,
        id: 'scheduled',
        title: 'Going live later',
        icon: ClockIcon,
        filter: 'dateTime(publishedAt) > dateTime(now())',
      }),
      S.divider(),
      gather(S, {
        type,
        id: 'overdue',
        title: 'Review overdue',
        icon: WarningOutlineIcon,
        filter: REVIEW_FILTERS.overdue,
        params: () => reviewParams(today()),
      }),
      gather(S, {
        type,
        id: 'unreviewed',
        title: 'Never clinically reviewed',
        icon: CheckmarkCircleIcon,
        filter: REVIEW_FILTERS.never,
      }),
      gather(S, {
        type,
        id: 'unsourced',
        title: 'Missing sources',
        icon: BookIcon,
        filter: 'count(sources) == 0 || !defined(sources)',
      }),
    ])
}
