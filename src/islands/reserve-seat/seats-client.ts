import type { Wish } from '../../reservations/forms/check-answers.ts'
import { bytesToHex } from './bytes-to-hex.ts'
import type { Alternative } from './props.ts'

export interface Seats {
  status: 'open' | 'full' | 'closed' | 'started'
  band: 'none' | 'one' | 'few' | 'several'
  seatsLeft: number
}

export type SeatsByCohort = Readonly<Record<string, Seats>>

export interface Submission {
  cohortId: string
  state: string
  residence?: string | undefined
  name: string
  email: string
  isAdult: true
  attestsLocation: true
  consents: true
  consentHash: string
  marketing: boolean
  /** The field that people don't see. */
  website?: string
}

/** The server's mark of when the form was shown; sent back with it. */
let stamp = ''

/** What came of sending the form. `unanswered`: nobody knows, so the same key must be sent again. */
export type Answer =
  | { kind: 'reserved'; handle: string }
  | { kind: 'unanswered' }
  | { kind: 'refused'; problem: string; pointers: string[]; alternative?: Alternative | undefined }

/** Rejects when the server can't be reached or doesn't answer as expected. */
export async function fetchSeats(programId: string, signal: AbortSignal): Promise<SeatsByCohort> {
  const address = `/api/cohorts/?program=${encodeURIComponent(programId)}`
  const response = await fetch(address, { signal, cache: 'no-store' })
  if (!response.ok) throw new Error(`Seats: ${response.status}`)
  stamp ||= response.headers.get('Form-Stamp') ?? ''
  const body: { cohorts: (Seats & { id: string })[] } = await response.json()
  return Object.fromEntries(body.cohorts.map((cohort) => [cohort.id, cohort]))
}

export async function sendReservation(
  submission: Submission,
  key: string,
  wish: Wish,
): Promise<Answer> {
  const path = wish === 'place' ? '/api/reservations/waiting/' : '/api/reservations/'
  try {
    const post = (proof?: string) =>
      fetch(path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': key,
          'Form-Stamp': stamp,
          ...(proof ? { 'Proof-Of-Work': proof } : {}),
        },
        body: JSON.stringify(submission),
      })
    const response = await post()
    if (response.status !== PROOF_NEEDED) return await readAnswer(response)
    const { challenge } = await response.json()
    const { solveTask } = await import('./solve-task.ts')
    return await readAnswer(await post(await solveTask(challenge)))
  } catch {
    return { kind: 'unanswered' }
  }
}

/** When many come at a time, a submission costs a second of work (RFC 6585, section 3). */
const PROOF_NEEDED = 428

interface ProblemBody {
  type?: string
  errors?: { pointer: string }[]
  alternative?: Alternative
}

async function readAnswer(response: Response): Promise<Answer> {
  if (response.status === 201) {
    const { handle }: { handle: string } = await response.json()
    return { kind: 'reserved', handle }
  }
  const body: ProblemBody = await response.json()
  const problem = body.type?.split('/').at(-1) ?? ''
  const isDecided = problem === 'cohort-unreadable' || response.status < 500
  if (!isDecided || problem === 'idempotency-in-progress') return { kind: 'unanswered' }
  const pointers = body.errors?.map((error) => error.pointer) ?? []
  return { kind: 'refused', problem, pointers, alternative: body.alternative }
}

/** How a hold or a place in line fares. */
export interface Standing {
  status: 'held' | 'confirmed' | 'waitlisted' | 'offered' | 'cancelled' | 'expired'
  /** Milliseconds until a hold or an offer ends, by the server's clock. */
  timeLeft?: number
  /** Place in line, 1 is next. */
  position?: number
  /** The id of the group that the seat was moved to since. */
  movedTo?: string
}

/** Rejects when the server can't be reached or knows nothing of the handle. */
export async function fetchStanding(handle: string, signal: AbortSignal): Promise<Standing> {
  const address = `/api/reservations/${encodeURIComponent(handle)}/`
  const response = await fetch(address, { signal, cache: 'no-store' })
  if (!response.ok) throw new Error(`Standing: ${response.status}`)
  return await response.json()
}

/** SHA-256 in lower-case hex: proof of which consent text was shown. */
export async function hashText(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return bytesToHex(new Uint8Array(digest))
}
