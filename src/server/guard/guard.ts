import { createHmac } from 'node:crypto'
import type { Challenge } from 'altcha-lib'
import type { Logger } from 'pino'
import { normalizeEmail } from '../../reservations/normalize-email.ts'
import type { Attempts } from './attempts.ts'
import { createStamp, readStamp } from './form-stamp.ts'
import { type Guarded, LIMITS } from './limits.ts'
import { createProofTask, readProof } from './proof-of-work.ts'
import { readFields, type SentFields } from './read-fields.ts'

/** Nobody reads and fills in a form faster. */
const LEAST_MS = 2_000
/** What a plain form has to wait instead of working, once many come at a time. */
const PATIENCE_MS = 20_000
/** Submissions for seats in a minute, of everybody together, from which on they cost work. */
const CROWD_PER_MINUTE = 60

export interface GuardSettings {
  /** Multiplies every limit; 0 turns the guard off. */
  readonly rateLimits: number
  readonly proofOfWork: 'auto' | 'always' | 'off'
}

export type Refusal =
  | { readonly kind: 'rate-limited'; readonly seconds: number }
  /** The hidden field was filled in, or the form was sent before anybody could have read it. */
  | { readonly kind: 'looks-automated'; readonly seconds: number }
  | { readonly kind: 'proof-needed'; readonly challenge: Challenge }

/** What the guard makes of a request. */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'refuse'; refusal: Refusal; fields: SentFields }

export interface GuardOptions {
  readonly attempts: Pick<Attempts, 'count' | 'spend'>
  readonly settings: GuardSettings
  /** Secret of this installation. */
  readonly key: string
  readonly log: Pick<Logger, 'warn'>
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

export interface Guard {
  check(action: Guarded, request: Request, address: string): Promise<Verdict>
  /** Seconds to wait if `address` has done this too often; for what has no body. */
  countAddress(action: Guarded, address: string): Promise<number | undefined>
  /** The mark of a form shown now. */
  stamp(): string
}

const PASS: Verdict = { kind: 'pass' }

export function createGuard({ attempts, settings, key, log, now }: GuardOptions): Guard {
  const secret = (purpose: string) => createHmac('sha256', key).update(purpose).digest('base64url')
  const keys = { stamp: secret('stamp'), proof: secret('proof'), address: secret('address') }

  /** Counts a try in the stretch of time that now falls in. */
  async function count(what: string, seconds: number): Promise<{ tries: number; left: number }> {
    const stretch = Math.floor(now() / 1000 / seconds)
    const endsAtMs = (stretch + 1) * seconds * 1000
    const hash = createHmac('sha256', keys.address).update(`${what} ${stretch}`).digest('base64url')
    const endsAt = Temporal.Instant.fromEpochMilliseconds(endsAtMs)
    const tries = await attempts.count({ key: hash, endsAt })
    return { tries, left: Math.max(1, Math.ceil((endsAtMs - now()) / 1000)) }
  }

  async function findExcess(action: Guarded, address: string, email: string) {
    const { perAddress, perEmail, seconds } = LIMITS[action]
    const counted = [
      count(`${action} address ${address}`, seconds).then((found) => ({
        ...found,
        most: perAddress,
      })),
      ...(perEmail && email
        ? [
            count(`${action} email ${normalizeEmail(email)}`, seconds).then((found) => ({
              ...found,
              most: perEmail,
            })),
          ]
        : []),
    ]
    const over = (await Promise.all(counted)).filter(
      ({ tries, most }) => tries > most * settings.rateLimits,
    )
    return over.length > 0 ? Math.max(...over.map(({ left }) => left)) : undefined
  }

  async function isCrowded(): Promise<boolean> {
    if (settings.proofOfWork !== 'auto') return settings.proofOfWork === 'always'
    const { tries } = await count('crowd', 60)
    return tries > CROWD_PER_MINUTE * settings.rateLimits
  }

  const spend = ({ id, endsAtMs }: { id: string; endsAtMs: number }) =>
    attempts.spend(id, Temporal.Instant.fromEpochMilliseconds(endsAtMs))

  async function demandEffort(
    action: Guarded,
    fields: SentFields,
    proof: string,
  ): Promise<Refusal | undefined> {
    const stamp = readStamp(keys.stamp, fields.stamp, now())
    const crowded = action === 'reserve' && (await isCrowded())
    if (fields.isForm) {
      const least = crowded ? PATIENCE_MS : LEAST_MS
      const missing = least - (stamp?.ageMs ?? 0)
      const isFresh = stamp !== undefined && missing <= 0 && (!crowded || (await spend(stamp)))
      const seconds = Math.ceil((isFresh ? 0 : least) / 1000)
      return isFresh ? undefined : { kind: 'looks-automated', seconds }
    }
    if (settings.proofOfWork === 'off') return undefined
    if (!crowded && stamp && stamp.ageMs >= LEAST_MS) return undefined
    const done = await readProof(keys.proof, proof, now())
    if (done && (await spend(done))) return undefined
    return { kind: 'proof-needed', challenge: await createProofTask(keys.proof, now()) }
  }

  async function findRefusal(
    action: Guarded,
    request: Request,
    address: string,
    fields: SentFields,
  ): Promise<Refusal | undefined> {
    const seconds = await findExcess(action, address, fields.email)
    if (seconds) return { kind: 'rate-limited', seconds }
    if (action === 'manage' || action === 'staff-link' || action === 'preview') return undefined
    if (fields.website) return { kind: 'looks-automated', seconds: 0 }
    return await demandEffort(action, fields, request.headers.get('proof-of-work') ?? '')
  }

  /** What can't be counted passes: it will meet the same database. */
  async function orPass<Value>(counting: () => Promise<Value>): Promise<Value | undefined> {
    try {
      return await counting()
    } catch (error) {
      log.warn({ reason: String(error) }, 'attempts could not be counted')
      return undefined
    }
  }

  return {
    stamp: () => createStamp(keys.stamp, now()),
    async countAddress(action, address) {
      if (settings.rateLimits === 0) return undefined
      return await orPass(() => findExcess(action, address, ''))
    },
    async check(action, request, address) {
      if (settings.rateLimits === 0) return PASS
      const fields = await readFields(request)
      // The form's first step only asks what comes next.
      if (action === 'reserve' && fields.isForm && fields.step !== 'details') return PASS
      const refusal = await orPass(() => findRefusal(action, request, address, fields))
      return refusal ? { kind: 'refuse', refusal, fields } : PASS
    },
  }
}
