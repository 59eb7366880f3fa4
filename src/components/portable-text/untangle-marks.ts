import type { MarkDefinition, TextBlock } from '../../content/schemas/portable-text.ts'

/** A span's marks with one at most that can be pressed, the link where there is one. */
function keepOneToPress(marks: string[], definitions: readonly MarkDefinition[]): string[] {
  const [first, ...others] = ['link', 'glossary'].flatMap((type) =>
    definitions.filter(({ _type, _key }) => _type === type && marks.includes(_key)),
  )
  if (!first || others.length === 0) return marks
  return marks.filter((mark) => others.every(({ _key }) => _key !== mark))
}

/**
 * The block with marks that can stand beside one another in HTML, however editors have laid them
 * over each other: no link or button holds another, and the number of a source follows the last
 * word that it stands for, outside of all other marks and once. Definitions that no word refers to
 * are left out.
 */
export function untangleMarks(block: TextBlock): TextBlock {
  const { children, markDefs } = block
  if (markDefs.length === 0) return block
  const citations = markDefs.filter(({ _type }) => _type === 'citation')
  const isCitation = (mark: string) => citations.some(({ _key }) => _key === mark)
  const lastOf = new Map(children.flatMap(({ marks }, at) => marks.map((mark) => [mark, at])))
  const untangled = children.flatMap((span, at) => {
    const marks = span.marks.filter((mark) => !isCitation(mark))
    const numbers = citations
      .filter(({ _key }) => lastOf.get(_key) === at)
      .map(({ _key }) => ({ ...span, _key: `${span._key}-${_key}`, text: '', marks: [_key] }))
    return [{ ...span, marks: keepOneToPress(marks, markDefs) }, ...numbers]
  })
  const used = new Set(untangled.flatMap(({ marks }) => marks))
  return {
    ...block,
    children: untangled,
    markDefs: markDefs.filter(({ _key }) => used.has(_key)),
  }
}
