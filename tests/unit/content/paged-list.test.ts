import { describe, expect, it } from 'vitest'
import {
  CARDS_PER_PAGE,
  cutIntoPages,
  findPageOfList,
  listOfPage,
  pageOfListPath,
} from '../../../src/content/paged-list.ts'

const items = (count: number) => Array.from({ length: count }, (_, at) => at)

describe('a list that goes on over several pages', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [CARDS_PER_PAGE, [CARDS_PER_PAGE]],
    [CARDS_PER_PAGE + 1, [CARDS_PER_PAGE, 1]],
    [2 * CARDS_PER_PAGE, [CARDS_PER_PAGE, CARDS_PER_PAGE]],
  ])('of %i items has pages of %j', (total, sizes) => {
    const pages = cutIntoPages(items(total))
    expect(pages.map((page) => page.items.length)).toEqual(sizes)
    expect(pages.flatMap((page) => page.items)).toEqual(items(total))
    for (const [at, page] of pages.entries()) {
      expect(page).toMatchObject({ number: at + 1, count: sizes.length, total })
      if (total > 0) expect(items(total)[page.first - 1]).toBe(page.items[0])
    }
  })

  it('has its first page at its own address and each other at a number', () => {
    expect(pageOfListPath('/approaches/', 1)).toBe('/approaches/')
    expect(pageOfListPath('/topics/trust/', 12)).toBe('/topics/trust/page/12/')
    const list = items(CARDS_PER_PAGE + 1)
    expect(findPageOfList(cutIntoPages(list), undefined)?.number).toBe(1)
    expect(findPageOfList(cutIntoPages(list), 'page/2')?.number).toBe(2)
  })

  it('is named by the address of each of its later pages, and of no other', () => {
    expect(listOfPage('/topics/trust/page/12/')).toEqual({ list: '/topics/trust/', number: 12 })
    expect(listOfPage('/topics/trust/page/2')).toEqual({ list: '/topics/trust/', number: 2 })
    for (const path of ['/topics/trust/', '/a/page/', '/a/page/1/', '/a/page/02/', '/a/page/x/']) {
      expect(listOfPage(path), path).toBeUndefined()
    }
  })

  it.each([
    'page/1',
    'page/3',
    'page/0',
    'page/02',
    'page/2.0',
    'page/-2',
    'page/2/',
    'page/two',
    'page',
    '2',
    '',
  ])('has no page at %j', (end) => {
    expect(findPageOfList(cutIntoPages(items(CARDS_PER_PAGE + 1)), end)).toBeUndefined()
  })
})
