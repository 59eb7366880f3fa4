import type { ClientPerspective, SanityClient } from '@sanity/client'
import { createDataAttribute } from '@sanity/visual-editing/create-data-attribute'
import { type Content, createContent } from '../content.ts'
import type { ContentError } from '../content-error.ts'
import type { RawDocument } from '../raw-document.ts'
import { addEditAttributes } from './add-edit-attributes.ts'
import { parseDraft } from './mend-document.ts'
import { carriesItsField } from './stega-fields.ts'

/** Why a draft is not shown as it stands. */
export interface DraftProblem {
  readonly error: ContentError
  /** The document as it was found. */
  readonly raw: RawDocument
}

export interface PreviewOptions {
  readonly perspective: ClientPerspective
  /** Origin of the Studio that clicks lead to; without one nothing can be clicked. */
  readonly studioUrl?: string
  /** Told of each document that breaks its type's rules, for each query that reads it. */
  readonly onProblem: (problem: DraftProblem) => void
}

/** The content as its editors have it: drafts mended where they must be, each text with its field. */
export function createPreviewContent(client: SanityClient, options: PreviewOptions): Content {
  const { perspective, studioUrl, onProblem } = options
  const attributeOf = studioUrl
    ? (type: string, id: string, path: string) =>
        createDataAttribute({ baseUrl: studioUrl, type, id, path }).toString()
    : undefined
  const withFields = (raw: RawDocument) =>
    attributeOf ? addEditAttributes(raw, (path) => attributeOf(raw._type, raw._id, path)) : raw
  return createContent(
    client.withConfig({
      perspective,
      stega: studioUrl ? { enabled: true, studioUrl, filter: carriesItsField } : { enabled: false },
    }),
    {
      showsUnpublished: true,
      parse: (schema, raw) =>
        parseDraft(schema, withFields(raw), (error) => onProblem({ error, raw })),
      // What could not be mended was reported then.
      onInvalid: () => undefined,
      ...(attributeOf ? { editAttribute: attributeOf } : {}),
    },
  )
}
