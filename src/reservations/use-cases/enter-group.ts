import { randomUUID } from 'node:crypto'
import { instantToText } from '../clock.ts'
import { VISITOR } from '../events.ts'
import { normalizeEmail } from '../normalize-email.ts'
import { listOwn, wasMailedRecently } from '../store/earlier.ts'
import { type EventMail, recordEvent } from '../store/record-event.ts'
import { insertHandle, type Newcomer, recordNewcomer } from '../store/record-newcomer.ts'
import { hashToken } from '../tokens.ts'
import type { Admitted } from './admit-request.ts'
import { needsResidence } from './find-refusal.ts'

/** Seats held unconfirmed and places in line that one address may have at a time. */
export const MAX_PENDING = 5
/** Minutes between two mails that say "you were already here". */
const NOTICE_EVERY_MINUTES = 60

/** A request that may have what it asks for. */
export interface Entering extends Admitted {
  handle: string
  /** The answer, for replay. */
  body: string
}

/** `earlier`: the address is in the group already; `too-many`: it holds or waits for a lot. */
export type Entry = { kind: 'new' } | { kind: 'earlier' | 'too-many'; id: string }

/** What a newcomer gets. */
export interface Place {
  status: 'held' | 'waitlisted'
  expiresAt: string | null
  lineNumber: number | null
  position: number | null
  mail: EventMail
}

export async function findEntry(entering: Entering): Promise<Entry> {
  const { transaction, cohort, request, now } = entering
  const emailKey = normalizeEmail(request.email)
  const at = instantToText(now)
  const own = await listOwn(transaction, emailKey, at)
  const earlier = own.find(({ cohort_id }) => cohort_id === cohort.id)
  if (earlier) return { kind: 'earlier', id: earlier.id }
  const [newest, ...others] = own.filter(({ status }) => status !== 'confirmed')
  const isTooMany = newest && others.length + 1 >= MAX_PENDING
  return isTooMany ? { kind: 'too-many', id: newest.id } : { kind: 'new' }
}

/**
 * Writes the reservation with its event, mail, handle and answer. Whoever is in the group already
 * gets the same answer and nothing more; the mail tells the owner of the address alone.
 */
export async function enterGroup(entering: Entering, entry: Entry, place: Place): Promise<void> {
  const { context, transaction, now, key, body } = entering
  const at = instantToText(now)
  const reservationId = entry.kind === 'new' ? randomUUID() : null
  await context.store.recordAnswer(transaction, {
    ...key,
    status: 201,
    body,
    // An answer that took no seat has a handle and a hash of who asked, so it is erased with the
    // reservation that was there before.
    reservation_id: entry.kind === 'new' ? reservationId : entry.id,
    created_at: at,
  })
  const handle = {
    handle_hash: hashToken(entering.handle),
    reservation_id: reservationId,
    expires_at: place.expiresAt,
    position: place.position,
    created_at: at,
  }
  if (reservationId) {
    const newcomer = { ...describeNewcomer(entering, reservationId, place), handle }
    await recordNewcomer(context.store, transaction, newcomer)
  } else if (entry.kind !== 'new') {
    await noticeEarlier(entering, entry)
    await insertHandle(transaction, handle)
  }
}

async function noticeEarlier(
  { transaction, cohort, now }: Entering,
  { id, kind }: Exclude<Entry, { kind: 'new' }>,
): Promise<void> {
  const notice = 'earlier-reservation'
  const wasNoticed = await wasMailedRecently(transaction, {
    reservationId: id,
    kind: notice,
    now,
    minutes: NOTICE_EVERY_MINUTES,
  })
  await recordEvent(transaction, {
    at: instantToText(now),
    actor: VISITOR,
    action: 'reserved-again',
    cohortId: cohort.id,
    reservationId: id,
    mail: wasNoticed ? undefined : { kind: notice, detail: { because: kind } },
  })
}

function describeNewcomer(
  { cohort, request, now }: Entering,
  id: string,
  place: Place,
): Pick<Newcomer, 'reservation' | 'event'> {
  const at = instantToText(now)
  const reservation: Newcomer['reservation'] = {
    id,
    cohort_id: cohort.id,
    status: place.status,
    name: request.name,
    email: request.email,
    email_key: normalizeEmail(request.email),
    state: request.state,
    // Not kept where the program doesn't need it.
    residence: needsResidence(cohort) ? (request.residence ?? null) : null,
    is_adult: 1,
    attests_location: 1,
    consent_hash: request.consentHash,
    consented_at: at,
    marketing: request.marketing ? 1 : 0,
    origin: 'visitor',
    expires_at: place.expiresAt,
    line_number: place.lineNumber,
    confirmed_at: null,
    created_at: at,
    updated_at: at,
  }
  const event: Newcomer['event'] = {
    at,
    actor: VISITOR,
    action: place.status,
    cohortId: cohort.id,
    reservationId: id,
    mail: place.mail,
  }
  return { reservation, event }
}
