import type { Rule } from './conditions.ts'

const plain = /^[\w'+-]+(?:\.[\w'+-]+)*@(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i

/** The address must be one the site takes: no blank around it, and none of the rarer signs. */
export const checkMailAddress: Rule<string | undefined> = (address) =>
  address === undefined || plain.test(address)
    ? true
    : 'Write the address alone, without blanks, e.g. questions@example.org.'
