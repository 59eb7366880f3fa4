import {
  type ContentSourceMapParsedPath,
  jsonPathToStudioPath,
  type StudioPathLike,
} from '@sanity/client/csm'
import { createDataAttribute } from '@sanity/visual-editing/create-data-attribute'

/** The way to a field through its document: names, and entries by key or number. */
export type FieldPath = Readonly<ContentSourceMapParsedPath>

/** A field of a document, whichever version of it. */
export interface DocumentField {
  readonly id: string
  readonly type: string
  readonly path: FieldPath
}

/** Makes the `data-sanity` of elements that an editor clicks to get to a field. */
export interface FieldAttributes {
  ofPath(type: string, id: string, path: StudioPathLike): string
  ofField(field: DocumentField): string
}

export function createFieldAttributes(studioUrl: string): FieldAttributes {
  const ofPath: FieldAttributes['ofPath'] = (type, id, path) =>
    createDataAttribute({ baseUrl: studioUrl, type, id, path }).toString()
  return {
    ofPath,
    ofField: ({ id, type, path }) => ofPath(type, id, jsonPathToStudioPath([...path])),
  }
}
