import { map, retry, timer } from 'rxjs'
import { type DocumentLocationResolver, presentationTool } from 'sanity/presentation'
import { siteUrl } from '../content-lake.ts'
import { apiVersion } from '../structure/api-version.ts'
import { LOCATED_QUERY, type Located, listLocations } from './locations.ts'
import { mainDocuments } from './main-documents.ts'

const LONGEST_PAUSE_MS = 30_000

const locations: DocumentLocationResolver = ({ id, type, perspectiveStack }, { documentStore }) => {
  const publishedId = id.replace(/^(?:drafts|versions\.[^.]+)\./, '')
  return documentStore
    .listenQuery(
      LOCATED_QUERY,
      { id: publishedId },
      { apiVersion, perspective: perspectiveStack.length > 0 ? perspectiveStack : 'drafts' },
    )
    .pipe(
      map((located: Located) => listLocations(type, located)),
      // The form waits for this list, and an error shows in its place until the Studio is loaded
      // anew. After an outage that outlasts the client's own attempts, the form must come back.
      retry({
        delay: (_error, attempt) => timer(Math.min(1_000 * 2 ** (attempt - 1), LONGEST_PAUSE_MS)),
        resetOnSuccess: true,
      }),
    )
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
