import { stegaClean } from '@sanity/client/stega'

/** What ends a sentence after these words: nothing where they end one themselves, as “Does it work?” does. */
export const fullStopAfter = (words: string): '' | '.' =>
  // A preview's words carry their field unseen after their last letter.
  /[.?!…][)"'”’]*$/.test(stegaClean(words)) ? '' : '.'
