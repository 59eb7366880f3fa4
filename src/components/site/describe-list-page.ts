import type { PageOfList } from '../../content/paged-list.ts'

/** What a list is called and says of itself. */
export interface ListWords {
  readonly title: string
  /** What stands below the heading. */
  readonly lead: string | undefined
  /** What the list is about. */
  readonly description: string
}

/** The words of one page of it. */
export interface ListPageWords extends ListWords {
  /** What of title and description stands on the page itself. */
  readonly shown: { readonly title: string; readonly description: string }
}

/** Later pages say which they are, so that no two pages are told apart by their address alone. */
export function describeListPage(page: PageOfList<unknown>, list: ListWords): ListPageWords {
  const { number, count, first, items, total } = page
  const { title, lead, description } = list
  if (number === 1) return { title, lead, description, shown: { title, description } }
  const last = first + items.length - 1
  const range = `${first === last ? `Article ${first}` : `Articles ${first} to ${last}`} of ${total}`
  const numbered = `${title}, page ${number}`
  return {
    title: numbered,
    lead: range,
    description: `Page ${number} of ${count}. ${description}`,
    shown: { title: numbered, description: range },
  }
}
