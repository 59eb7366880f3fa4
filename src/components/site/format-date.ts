import { createRecentMap } from '../../content/recent-map.ts'

const LONG_DATE = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })
/** Asked for the same dates page after page; writing one takes as long as a paragraph of HTML. */
const written = createRecentMap<string, string>(1_000)

/** A calendar date (`YYYY-MM-DD`) as readers in the United States write it: "March 5, 2026". */
export function formatDate(date: string): string {
  const known = written.get(date)
  if (known !== undefined) return known
  const text = LONG_DATE.format(new Date(`${date}T00:00:00Z`))
  written.set(date, text)
  return text
}
