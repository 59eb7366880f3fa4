/** The latest of some dates or instants as a calendar date; undefined when there is none. */
export function latestOf(dates: readonly (string | undefined)[]): string | undefined {
  let latest: string | undefined
  for (const date of dates) {
    if (date && (latest === undefined || date > latest)) latest = date
  }
  return latest?.slice(0, 'YYYY-MM-DD'.length)
}

interface Dated {
  readonly publishedAt: string
  readonly updatedAt?: string | undefined
}

/** When editors say that a document last changed. */
export const lastChange = ({ publishedAt, updatedAt }: Dated): string =>
  latestOf([updatedAt, publishedAt]) ?? publishedAt
