/** The latest of some dates or instants as a calendar date; undefined when there is none. */
export function latestOf(dates: readonly (string | undefined)[]): string | undefined {
  return dates
    .flatMap((date) => (date ? [date.slice(0, 'YYYY-MM-DD'.length)] : []))
    .toSorted()
    .at(-1)
}

interface Dated {
  readonly publishedAt: string
  readonly updatedAt?: string | undefined
}

/** When editors say that a document last changed. */
export const lastChange = ({ publishedAt, updatedAt }: Dated): string =>
  latestOf([updatedAt, publishedAt]) ?? publishedAt
