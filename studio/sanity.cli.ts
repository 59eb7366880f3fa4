import { defineCliConfig } from 'sanity/cli'

export default defineCliConfig({
  api: {
    projectId: process.env.SANITY_STUDIO_PROJECT_ID || 'local',
    dataset: process.env.SANITY_STUDIO_DATASET || 'production',
  },
  // The Studio runs the version in the lockfile, and loads no code from elsewhere.
  deployment: { autoUpdates: false },
  schemaExtraction: { path: '.sanity/schema.json', enforceRequiredFields: true },
  // The site's own copy of what the schema says; `npm run typegen` in the root writes it.
  typegen: {
    path: '../src/content/queries.ts',
    schema: '.sanity/schema.json',
    generates: '../src/content/sanity.types.ts',
    overloadClientMethods: false,
  },
})
