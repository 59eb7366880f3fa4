import { describe, expect, it } from 'vitest'
import { describeListPage } from '../../../src/components/site/describe-list-page.ts'
import { shownPageNumbers } from '../../../src/components/site/shown-page-numbers.ts'
import { CARDS_PER_PAGE, cutIntoPages, findPageOfList } from '../../../src/content/paged-list.ts'

describe('the numbers below a list', () => {
  const shown = (number: number, count: number) =>
    shownPageNumbers(number, count)
      .map((each) => each ?? '…')
      .join(' ')

  it.each([
    [1, 2, '1 2'],
    [4, 7, '1 2 3 4 5 6 7'],
    [1, 8, '1 2 … 8'],
    [3, 8, '1 2 3 4 … 8'],
    [4, 8, '1 2 3 4 5 … 8'],
    [5, 9, '1 … 4 5 6 … 9'],
    [6, 8, '1 … 5 6 7 8'],
    [8, 8, '1 … 7 8'],
    [84, 167, '1 … 83 84 85 … 167'],
  ])('on page %i of %i are %s', (number, count, numbers) => {
    expect(shown(number, count)).toBe(numbers)
  })

  it('always lead to the first, the last, the one before and the one after, in order and without a gap of one', () => {
    for (let count = 1; count <= 30; count += 1) {
      for (let number = 1; number <= count; number += 1) {
        const numbers = shownPageNumbers(number, count)
        const real = numbers.filter((each) => each !== undefined)
        expect(real).toEqual([...new Set(real)].toSorted((a, b) => a - b))
        for (const each of [1, number - 1, number, number + 1, count]) {
          if (each >= 1 && each <= count) expect(real).toContain(each)
        }
        for (const [at, each] of numbers.entries()) {
          if (each !== undefined) continue
          expect(Number(numbers[at + 1]) - Number(numbers[at - 1])).toBeGreaterThan(2)
        }
      }
    }
  })
})

describe('the words of a page of a list', () => {
  const list = { title: 'Trust', lead: 'How it grows.', description: 'How trust grows.' }
  const wordsOf = (total: number, end: string | undefined) => {
    const page = findPageOfList(cutIntoPages(Array(total).fill(0)), end)
    return page && describeListPage(page, list)
  }

  it('are those of the list on its first page, however long it is', () => {
    expect(wordsOf(500, undefined)).toMatchObject(list)
    expect(wordsOf(500, undefined)?.shown).toEqual({
      title: 'Trust',
      description: 'How trust grows.',
    })
  })

  it('say on each other page which it is, and what stands on it', () => {
    expect(wordsOf(2 * CARDS_PER_PAGE + 1, 'page/2')).toEqual({
      title: 'Trust, page 2',
      lead: 'Articles 31 to 60 of 61',
      description: 'Page 2 of 3. How trust grows.',
      shown: { title: 'Trust, page 2', description: 'Articles 31 to 60 of 61' },
    })
    expect(wordsOf(2 * CARDS_PER_PAGE + 1, 'page/3')?.lead).toBe('Article 61 of 61')
  })
})
