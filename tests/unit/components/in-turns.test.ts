import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inTurns } from '../../../src/components/site/in-turns.ts'

test('shows every item once, in order', async () => {
  const items = Array.from({ length: 100 }, (_, at) => at)
  const shown = await Array.fromAsync(inTurns(items, (item) => item * 2))
  expect(shown).toEqual(items.map((item) => item * 2))
})

test('lets others have their turn in the middle of a long list', async () => {
  const items = Array.from({ length: 100 }, (_, at) => at)
  let shown = 0
  const whole = Array.fromAsync(
    inTurns(items, () => {
      shown += 1
    }),
  )
  await setImmediate()
  const atTurn = shown
  await whole
  expect(atTurn).toBeGreaterThan(0)
  expect(atTurn).toBeLessThan(100)
  expect(shown).toBe(100)
})
