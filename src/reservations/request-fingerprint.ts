import { createHash } from 'node:crypto'
import type { ReserveRequest } from './reserve-request.ts'

/** SHA-256 (hex) over what the visitor asked for, so that a key can't be used for something else. */
export function fingerprintRequest(request: ReserveRequest): string {
  const { cohortId, state, residence = '', name, email, consentHash, marketing = false } = request
  return createHash('sha256')
    .update(JSON.stringify([cohortId, state, residence, name, email, consentHash, marketing]))
    .digest('hex')
}
