import { expect } from 'vitest'
import { LakeError } from '../../../studio/lake/lake-error.ts'

/** What `parse` gives, or undefined where it refuses; anything thrown but a 4xx of the lake's fails. */
export function orRefusal<Value>(parse: () => Value): Value | undefined {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof LakeError)) throw error
    expect(error.status).toBeGreaterThanOrEqual(400)
    expect(error.status).toBeLessThan(500)
    expect(error.message).not.toBe('')
    return undefined
  }
}
