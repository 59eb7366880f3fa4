import { expect, it } from 'vitest'
import { writeOnce } from '../../../src/components/site/written-once.ts'

it('writes markup once for the same content and name, and anew when either is another', async () => {
  let times = 0
  const write = async () => {
    times += 1
    return `written ${times}`
  }
  const settings = { name: 'Attune' }
  expect(await writeOnce(settings, 'header', write)).toBe('written 1')
  expect(await writeOnce(settings, 'header', write)).toBe('written 1')
  expect(await writeOnce(settings, 'footer', write)).toBe('written 2')
  expect(await writeOnce({ name: 'Attune' }, 'header', write)).toBe('written 3')
})

it('keeps no failure for the next page', async () => {
  const settings = {}
  const fail = () => Promise.reject(new Error('The slot could not be rendered'))
  await expect(writeOnce(settings, 'header', fail)).rejects.toThrow('could not be rendered')
  expect(await writeOnce(settings, 'header', async () => 'written')).toBe('written')
})
