import type { StringRule } from 'sanity'
import type { Rule } from './conditions.ts'

const checkWords: Rule<string | undefined> = (text) =>
  !text || text.trim() ? true : 'Write something here: spaces alone say nothing to a reader.'

/** The text must say something: of spaces alone, the site takes it for missing. */
export const requireWords = (rule: StringRule): StringRule => rule.required().custom(checkWords)
