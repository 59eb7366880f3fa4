import { bytesToHex } from './bytes-to-hex.ts'

/**
 * The Idempotency-Key of a program's form, kept until the server has answered. Holds no typed
 * value: only the key and which group it was for.
 */
export interface PendingSubmission {
  key: string
  /** Empty when tries for different groups share the key. */
  cohortId: string
}

// Storage can be switched off; then a retry on the same page still finds its key here.
const kept = new Map<string, PendingSubmission>()

const nameOf = (programId: string) => `attune:pending:${programId}`

/** The submission still waiting for an answer, else a new one. */
export function startSubmission(programId: string, cohortId: string): PendingSubmission {
  const waiting = kept.get(programId) ?? readPending(programId)
  const pending = waiting ? joinSubmission(waiting, cohortId) : { key: createKey(), cohortId }
  kept.set(programId, pending)
  try {
    sessionStorage.setItem(nameOf(programId), JSON.stringify(pending))
  } catch {
    // Kept in memory all the same.
  }
  return pending
}

export function endSubmission(programId: string): void {
  kept.delete(programId)
  try {
    sessionStorage.removeItem(nameOf(programId))
  } catch {
    // Nothing was stored.
  }
}

/** When the group was changed between tries, nobody knows which of them reached the server. */
function joinSubmission(waiting: PendingSubmission, cohortId: string): PendingSubmission {
  return waiting.cohortId === cohortId ? waiting : { key: waiting.key, cohortId: '' }
}

function createKey(): string {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(16)))
}

function readPending(programId: string): PendingSubmission | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(nameOf(programId)) ?? 'null')
    return isPending(stored) ? { key: stored.key, cohortId: stored.cohortId } : undefined
  } catch {
    return undefined
  }
}

function isPending(value: unknown): value is PendingSubmission {
  if (typeof value !== 'object' || value === null) return false
  if (!('key' in value) || !('cohortId' in value)) return false
  return typeof value.key === 'string' && typeof value.cohortId === 'string'
}
