import { describe, expect, it } from 'vitest'
import { findWords, type MailFacts } from '../../../src/mail/words.ts'

const facts: MailFacts = {
  name: 'Quillfeather',
  state: 'NY',
  status: 'offered',
  deadline: '2026-12-02T01:30:00.000Z',
  programTitle: 'Online relationships group',
  firstSession: Temporal.Instant.from('2026-12-10T00:00:00Z'),
  timeZone: 'America/New_York',
  minutes: 90,
  weeks: 8,
}
const textOf = (kind: Parameters<typeof findWords>[0], changed: Partial<MailFacts> = {}) =>
  findWords(kind, { ...facts, ...changed }).before.join(' ')

describe('the deadline of an offer or a hold', () => {
  it.each([
    ['NY', 'Tuesday, December 1, 2026 at 8:30 PM EST'],
    ['TX', 'Tuesday, December 1, 2026 at 7:30 PM CST'],
    ['CA', 'Tuesday, December 1, 2026 at 5:30 PM PST'],
    ['HI', 'Tuesday, December 1, 2026 at 3:30 PM HST'],
    ['GU', 'Wednesday, December 2, 2026 at 11:30 AM GMT+10'],
  ])('is told someone in %s by the clock there', (state, told) => {
    expect(textOf('offered', { state })).toContain(`accept it by ${told}.`)
    expect(textOf('hold', { state })).toContain(`until ${told}.`)
  })

  it('is told by the group’s clock where the state has none that is known', () => {
    expect(textOf('offered', { state: '??' })).toContain('8:30 PM EST')
  })
})

it('tells when sessions are by the group’s clock, wherever someone is', () => {
  expect(textOf('reminder', { state: 'CA' })).toContain('December 9, 2026 at 7:00 PM EST')
})
