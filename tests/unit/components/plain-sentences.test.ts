import { describe, expect, it } from 'vitest'
import { describeEligibility } from '../../../src/components/program/describe-eligibility.ts'
import { formatDate } from '../../../src/components/site/format-date.ts'

describe('who may join a program', () => {
  it.each([
    [['FL'], 'Open to people who are in Florida during the sessions.'],
    [['NY', 'FL'], 'Open to people who are in Florida or New York during the sessions.'],
    [
      ['NY', 'FL', 'NJ'],
      'Open to people who are in Florida, New Jersey or New York during the sessions.',
    ],
  ])('is said by the names of the states %j, in the order of the alphabet', (states, sentence) => {
    const program = { eligibility: 'states', eligibleStates: states, askResidence: 'skip' } as const
    expect(describeEligibility(program)).toBe(sentence)
  })

  it('tells those who live elsewhere before they fill in the form, where that counts too', () => {
    const program = {
      eligibility: 'states',
      eligibleStates: ['NY', 'FL'],
      askResidence: 'ask',
    } as const
    expect(describeEligibility(program)).toBe(
      'Open to people who live in Florida or New York and will be there during the sessions.',
    )
  })

  it('is everyone when the program is open everywhere, whatever states are left in it', () => {
    const program = {
      eligibility: 'everywhere',
      eligibleStates: ['NY'],
      askResidence: 'skip',
    } as const
    expect(describeEligibility(program)).toBe('Open to people in every state.')
  })
})

describe('a date', () => {
  it.each([
    ['2026-03-05', 'March 5, 2026'],
    ['2027-01-01', 'January 1, 2027'],
    ['2028-02-29', 'February 29, 2028'],
  ])('%s reads as %s, on whichever side of the world the page is made', (date, text) => {
    expect(formatDate(date)).toBe(text)
  })
})
