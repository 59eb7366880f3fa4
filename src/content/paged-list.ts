import { inSlices } from './in-slices.ts'

/** As many cards as a reader looks through before wishing for a search, in a page of some 12 KB. */
export const CARDS_PER_PAGE = 30

/** One page of a list that goes on over several. */
export interface PageOfList<Item> {
  /** Counted from 1. */
  readonly number: number
  /** How many pages the list has: at least one, be it empty. */
  readonly count: number
  readonly items: readonly Item[]
  /** The place in the whole list of this page's first item, counted from 1. */
  readonly first: number
  /** How many items the whole list has. */
  readonly total: number
  /** What the page's address has after the list's own, for a route's `[...page]`; the first has nothing. */
  readonly end: string | undefined
}

const toEnd = (number: number) => (number === 1 ? undefined : `page/${number}`)

/** All pages of a list, in order. */
export function cutIntoPages<Item>(items: readonly Item[]): PageOfList<Item>[] {
  const slices = items.length > 0 ? [...inSlices(items, CARDS_PER_PAGE)] : [[]]
  return slices.map((slice, at) => ({
    number: at + 1,
    count: slices.length,
    items: slice,
    first: at * CARDS_PER_PAGE + 1,
    total: items.length,
    end: toEnd(at + 1),
  }))
}

/**
 * The page, of all pages of a list, at an address that ends so; undefined where there is none. The
 * first page has one address only, without a number.
 */
export function findPageOfList<Item>(
  pages: readonly PageOfList<Item>[],
  end: string | undefined,
): PageOfList<Item> | undefined {
  return pages.find((page) => page.end === end)
}

/** The address of one page of the list that begins at `path`. */
export function pageOfListPath(path: string, number: number): string {
  const end = toEnd(number)
  return end ? `${path}${end}/` : path
}

/** The list that a later page's address goes on with, and which page it is; undefined for any other address. */
export function listOfPage(
  path: string,
): { readonly list: string; readonly number: number } | undefined {
  const [, list, number] = /^(\/.*\/)page\/([2-9]|[1-9]\d{1,4})\/?$/.exec(path) ?? []
  return list && number ? { list, number: Number(number) } : undefined
}
