import { type Rule, readField } from './conditions.ts'

/** As deep as the site goes; the editor's Tab key goes on to 10. */
const DEEPEST = 6

/** A list inside a list, and so on, goes no deeper than the site can show. */
export const checkListDepth: Rule<unknown> = (block) => {
  const level = readField(block, 'level')
  return typeof level === 'number' && level > DEEPEST
    ? `This entry stands ${level} lists deep, and ${DEEPEST} are the most. Press Shift and Tab to move it out.`
    : true
}
