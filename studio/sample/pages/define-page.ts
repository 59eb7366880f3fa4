import { body } from '../portable-text.ts'
import type { JsonFields, SampleDocument } from '../sample-document.ts'
import { slug } from '../sample-document.ts'

type Page = {
  /** The part of the document's id after `page-`, and its address. */
  id: string
  title: string
  summary: string
  updatedAt: string
  text: readonly (JsonFields | readonly JsonFields[])[]
}

/** A page that is neither article nor program. */
export const definePage = ({ id, text, ...fields }: Page) =>
  ({
    _id: `page-${id}`,
    _type: 'page',
    slug: slug(id),
    ...fields,
    body: body(...text),
  }) satisfies SampleDocument
