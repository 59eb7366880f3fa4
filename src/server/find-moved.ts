import { listOfPage, pageOfListPath } from '../content/paged-list.ts'
import { findRedirect } from '../content/redirects.ts'

type Asked = Pick<URL, 'pathname' | 'search'>

/**
 * Where a request for an address that is no longer one is sent; undefined when nothing leads away
 * from it. A later page of a list that has moved leads to the same page of the list where it is now,
 * and to its first where that has none.
 */
export async function findMoved(
  redirects: ReadonlyMap<string, string>,
  { pathname, search }: Asked,
  find: (pathname: string) => Promise<unknown>,
): Promise<string | undefined> {
  const moved = findRedirect(redirects, { pathname, search })
  const page = listOfPage(pathname)
  if (moved !== undefined || !page || (await find(page.list))) return moved
  const list = findRedirect(redirects, { pathname: page.list, search: '' })
  if (list?.startsWith('/') && list.endsWith('/')) {
    const samePage = pageOfListPath(list, page.number)
    if (await find(samePage)) return samePage + search
  }
  return findRedirect(redirects, { pathname: page.list, search })
}
