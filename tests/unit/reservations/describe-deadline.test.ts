import { describe, expect, it } from 'vitest'
import { describeInstant } from '../../../src/reservations/describe-instant.ts'
import { describeTimeLeft } from '../../../src/reservations/describe-time-left.ts'

describe('an instant in words', () => {
  const told = 'Tuesday, December 1 at 7:00 PM EST'

  it('names its zone, whether it comes as text or as an instant', () => {
    expect(describeInstant('2026-12-02T00:00:00.000Z', 'America/New_York')).toBe(told)
    const instant = Temporal.Instant.from('2026-12-02T00:00:00Z')
    expect(describeInstant(instant, 'America/New_York')).toBe(told)
  })

  it('names its year where it is read later', () => {
    expect(
      describeInstant('2026-07-02T00:00:00.000Z', 'America/Los_Angeles', { withYear: true }),
    ).toBe('Wednesday, July 1, 2026 at 5:00 PM PDT')
  })
})

describe('the time left', () => {
  it.each([
    ['-PT1S', 'less than a minute'],
    ['PT59S', 'less than a minute'],
    ['PT119S', '1 minute'],
    ['PT28M59S', '28 minutes'],
    ['PT99M', '99 minutes'],
    ['PT100M', 'about 2 hours'],
    ['PT23H50M', 'about 24 hours'],
    ['PT72H', 'about 3 days'],
  ])('of %s is said as “%s”', (left, words) => {
    expect(describeTimeLeft(Temporal.Duration.from(left).total('millisecond'))).toBe(words)
  })
})
