import type { ClientPerspective, SanityClient } from '@sanity/client'
import type { Ask } from '../ask-lake.ts'
import { type Content, createContent } from '../content.ts'
import type { ContentError } from '../content-error.ts'
import { APPROACH_HEADS_QUERY, PAGES_QUERY } from '../queries.ts'
import type { RawDocument } from '../raw-document.ts'
import { askMarked, type ShownOfLists } from './ask-marked.ts'
import { createFieldAttributes } from './field-attribute.ts'
import { createFieldMarks } from './field-marks.ts'
import { parseDraft } from './mend-document.ts'

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

/**
 * The lists that pages show titles and the like of, hardly ever whole: telling where every value of
 * all their entries comes from would take most of a preview's time.
 */
export const SHOWN_OF_LISTS: ShownOfLists = new Map([
  [APPROACH_HEADS_QUERY, ['title', 'definition']],
  [PAGES_QUERY, ['title']],
])

/** The content as its editors have it: drafts mended where they must be, each text with its field. */
export interface PreviewContent {
  readonly content: Content
  /** The `data-sanity` of the field that a text of a rendered page comes from; the first of several. */
  attributeOf(text: string): string | undefined
}

export function createPreviewContent(
  client: SanityClient,
  { perspective, studioUrl, onProblem }: PreviewOptions,
): PreviewContent {
  const read = (ask?: Ask) =>
    createContent(client.withConfig({ perspective }), {
      showsUnpublished: true,
      parse: (schema, raw) => parseDraft(schema, raw, (error) => onProblem({ error, raw })),
      // What could not be mended was reported then.
      onInvalid: () => undefined,
      ...(ask ? { ask } : {}),
    })
  if (!studioUrl) return { content: read(), attributeOf: () => undefined }

  const marks = createFieldMarks()
  const attributes = createFieldAttributes(studioUrl)
  const askWith = (shownOfLists: ShownOfLists) => askMarked({ marks, attributes, shownOfLists })
  return {
    content: {
      ...read(askWith(SHOWN_OF_LISTS)),
      page: read(askWith(new Map())).page,
      editAttribute: attributes.ofPath,
    },
    attributeOf(text) {
      const field = marks.find(text)
      return field && attributes.ofField(field)
    },
  }
}
