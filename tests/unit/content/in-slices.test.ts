import { expect, it } from 'vitest'
import { inSlices } from '../../../src/content/in-slices.ts'

it.each([
  [[], []],
  [[1], [[1]]],
  [[1, 2, 3], [[1, 2, 3]]],
  [
    [1, 2, 3, 4],
    [[1, 2, 3], [4]],
  ],
  [
    [1, 2, 3, 4, 5, 6],
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
])('takes three at a time of %j: %j', (items, slices) => {
  expect([...inSlices(items, 3)]).toEqual(slices)
})
