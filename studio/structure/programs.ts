import { CalendarIcon } from '@sanity/icons/Calendar'
import { ComposeIcon } from '@sanity/icons/Compose'
import { UsersIcon } from '@sanity/icons/Users'
import type { StructureBuilder } from 'sanity/structure'
import { apiVersion } from './api-version.ts'

/** Programs; each opens to its own page and the groups that run it. */
export function listPrograms(S: StructureBuilder) {
  return S.listItem()
    .id('programs')
    .title('Programs and groups')
    .icon(UsersIcon)
    .child(
      // A program opens to a list here, so links to its form must lead past this one. With
      // `documentTypeList` they would not: its filter makes the Studio take it for the form's place.
      S.documentList()
        .id('programs')
        .title('Programs and groups')
        .schemaType('program')
        .apiVersion(apiVersion)
        .filter('_type == "program"')
        .canHandleIntent(() => false)
        .child((programId) =>
          S.list()
            .id(programId)
            .title('Program')
            .items([
              S.listItem()
                .id('page')
                .title('Page of the program')
                .icon(ComposeIcon)
                .child(S.defaultDocument({ schemaType: 'program', documentId: programId })),
              S.listItem()
                .id('groups')
                .title('Groups and their dates')
                .icon(CalendarIcon)
                .child(listGroups(S, programId)),
            ]),
        ),
    )
}

function listGroups(S: StructureBuilder, programId: string) {
  return S.documentList()
    .id('groups')
    .title('Groups')
    .schemaType('cohort')
    .apiVersion(apiVersion)
    .filter('_type == "cohort" && program._ref == $programId')
    .params({ programId })
    .defaultOrdering([{ field: 'startDate', direction: 'asc' }])
    .initialValueTemplates([S.initialValueTemplateItem('cohort-of-program', { programId })])
}
