import { expect, it } from 'vitest'
import { createRecentMap } from '../../../src/content/recent-map.ts'

it('keeps what was put in last', () => {
  const recent = createRecentMap<string, number>(2)
  recent.set('a', 1)
  recent.set('b', 2)
  recent.set('a', 3)
  recent.set('c', 4)
  expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([3, undefined, 4])
  recent.delete('a')
  recent.set('b', 5)
  expect([recent.get('b'), recent.get('c')]).toEqual([5, 4])
  recent.clear()
  expect(recent.get('b')).toBeUndefined()
})
