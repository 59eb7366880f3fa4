import type { CustomValidator } from 'sanity'
import { readField } from './conditions.ts'

const levels: ReadonlyMap<unknown, number> = new Map([
  ['h2', 2],
  ['h3', 3],
  ['h4', 4],
])

/** Headings go down one step at a time: those who listen to a page move about by its headings. */
export const checkHeadingOrder: CustomValidator<unknown[] | undefined> = (blocks) => {
  let above = 1
  for (const block of blocks ?? []) {
    const level = levels.get(readField(block, 'style'))
    if (level === undefined) continue
    if (level > above + 1) {
      return 'A smaller heading follows without the larger one above it. Headings go down one step at a time.'
    }
    above = level
  }
  return true
}
