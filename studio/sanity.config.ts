import { defineConfig } from 'sanity'
import { structureTool } from 'sanity/structure'
import { chooseDocumentActions } from './actions/choose-actions.ts'
import { chooseDocumentBadges } from './badges/choose-badges.ts'
import { contentLake, siteUrl, sourceOptions } from './content-lake.ts'
import { KeepPace } from './presentation/keep-pace.tsx'
import { pageUrl } from './presentation/page-url.ts'
import { previewTool } from './presentation/preview-tool.ts'
import { schemaTypes } from './schema/index.ts'
import { cohortOfProgram } from './structure/cohort-template.ts'
import { documentViews } from './structure/document-views.ts'
import { structure } from './structure/index.ts'
import { isSingleton } from './structure/singletons.ts'

export default defineConfig({
  ...sourceOptions(contentLake),
  name: 'attune',
  title: 'Attune',
  plugins: [
    structureTool({ title: 'Content', structure, defaultDocumentNode: documentViews }),
    previewTool,
  ],
  schema: {
    types: schemaTypes,
    templates: (templates) => [
      ...templates.filter(({ schemaType }) => !isSingleton(schemaType)),
      cohortOfProgram,
    ],
  },
  document: {
    actions: chooseDocumentActions,
    badges: chooseDocumentBadges,
    newDocumentOptions: (items) => items.filter((item) => !isSingleton(item.templateId)),
    productionUrl: async (_previous, { document }) => pageUrl(siteUrl, document),
    comments: { enabled: false },
  },
  form: { components: { input: KeepPace } },
  // Left out on purpose: each of them needs a service of Sanity's plan that the local lake has not.
  announcements: { enabled: false },
  mediaLibrary: { enabled: false },
  releases: { enabled: false },
  scheduledDrafts: { enabled: false },
  scheduledPublishing: { enabled: false },
  tasks: { enabled: false },
})
