import { type Ask, askForDocuments, askWithSources, isDocument } from '../ask-lake.ts'
import { addEditAttributes } from './add-edit-attributes.ts'
import type { FieldAttributes } from './field-attribute.ts'
import type { FieldMarks } from './field-marks.ts'
import { markOwnTexts, markTexts } from './mark-texts.ts'

/** Of queries whose answers are not shown whole: the texts that are, each from the field of its name. */
export type ShownOfLists = ReadonlyMap<string, readonly string[]>

interface Marking {
  readonly marks: FieldMarks
  readonly attributes: FieldAttributes
  readonly shownOfLists: ShownOfLists
}

/** Asks so that texts, pictures and claims of the answer tell the fields they come from. */
export function askMarked({ marks, attributes, shownOfLists }: Marking): Ask {
  const addEdits = (raw: unknown) =>
    isDocument(raw)
      ? addEditAttributes(raw, (path) => attributes.ofPath(raw._type, raw._id, path))
      : raw

  return async (client, query, params) => {
    const shown = shownOfLists.get(query)
    if (shown) return markOwnTexts(await askForDocuments(client, query, params), shown, marks)
    const { result, resultSourceMap } = await askWithSources(client, query, params)
    const marked = resultSourceMap ? markTexts(result, resultSourceMap, marks) : result
    return Array.isArray(marked) ? marked.map(addEdits) : addEdits(marked)
  }
}
