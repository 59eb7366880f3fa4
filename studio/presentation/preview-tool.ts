import { map } from 'rxjs'
import { type DocumentLocationResolver, presentationTool } from 'sanity/presentation'
import { siteUrl } from '../content-lake.ts'
import { apiVersion } from '../structure/api-version.ts'
import { LOCATED_QUERY, type Located, listLocations } from './locations.ts'
import { mainDocuments } from './main-documents.ts'

const locations: DocumentLocationResolver = ({ id, type, perspectiveStack }, { documentStore }) => {
  const publishedId = id.replace(/^(?:drafts|versions\.[^.]+)\./, '')
  return documentStore
    .listenQuery(
      LOCATED_QUERY,
      { id: publishedId },
      { apiVersion, perspective: perspectiveStack.length > 0 ? perspectiveStack : 'drafts' },
    )
    .pipe(map((located: Located) => listLocations(type, located)))
}

/** The site beside the form: real pages at their real addresses, with drafts, on the site's own origin. */
export const previewTool = presentationTool({
  title: 'Preview',
  name: 'preview',
  allowOrigins: [siteUrl],
  previewUrl: {
    initial: siteUrl,
    // Links that never end are not offered; the action “Share preview” makes one for a day.
    previewMode: { enable: '/api/preview/enable', shareAccess: false },
  },
  resolve: { mainDocuments, locations },
})
