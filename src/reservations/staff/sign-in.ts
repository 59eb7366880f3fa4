import { instantToText } from '../clock.ts'
import { staffActor } from '../events.ts'
import { normalizeEmail } from '../normalize-email.ts'
import { recordEvent } from '../store/record-event.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { createToken, hashToken, isSameHash, readToken } from '../tokens.ts'

/** Minutes for which the mailed link works. */
const LINK_MINUTES = 15
/** Minutes without a request after which a session ends. */
const IDLE_MINUTES = 30
/** Hours after which a session ends in any case. */
const LONGEST_HOURS = 8
/** Sign-in mails that one address gets within {@link LINK_MINUTES}. */
const MAX_LINKS = 3

export interface StaffContext extends SeatContext {
  /** Who may sign in, in the one form of an address. */
  staffEmails: readonly string[]
}

/** The one answer: it must not say whose address is one of staff. */
export type SignInRequested = { kind: 'sign-in-requested' }

/** Mails a link that signs in once, to addresses of staff alone. */
export async function requestSignIn(
  context: StaffContext,
  email: string,
): Promise<SignInRequested> {
  const { database, clock, staffEmails } = context
  const recipient = normalizeEmail(email)
  if (!staffEmails.includes(recipient)) return { kind: 'sign-in-requested' }
  await database.transaction().execute(async (transaction) => {
    const now = clock.now()
    const recent = await transaction
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'staff-sign-in')
      .where('recipient', '=', recipient)
      .where('created_at', '>', instantToText(now.subtract({ minutes: LINK_MINUTES })))
      .execute()
    if (recent.length >= MAX_LINKS) return
    await recordEvent(transaction, {
      at: instantToText(now),
      actor: staffActor(recipient),
      action: 'sign-in-requested',
      mail: { kind: 'staff-sign-in', recipient },
    })
  })
  return { kind: 'sign-in-requested' }
}

/** Makes the token of a sign-in mail that is about to be sent. */
export async function createSignInLink(
  { database, clock }: Pick<StaffContext, 'database' | 'clock'>,
  email: string,
): Promise<string> {
  const token = createToken()
  const now = clock.now()
  await database
    .insertInto('staff_links')
    .values({
      token_hash: hashToken(token),
      email,
      created_at: instantToText(now),
      expires_at: instantToText(now.add({ minutes: LINK_MINUTES })),
      used_at: null,
    })
    .execute()
  return token
}

export type SignInOutcome =
  /** `session` is the secret of the session: a cookie for this browser alone. */
  | { kind: 'signed-in'; email: string; session: string; expiresAt: string }
  /** Unknown, used before, or too old. */
  | { kind: 'link-invalid' }

/** Signs in by a mailed link, which then has done its work. */
export async function signIn(context: StaffContext, token: string): Promise<SignInOutcome> {
  const hash = readToken(token)
  if (!hash) return { kind: 'link-invalid' }
  return await context.database
    .transaction()
    .execute(async (transaction): Promise<SignInOutcome> => {
      const now = context.clock.now()
      const at = instantToText(now)
      // Updating first lets only one of two presses win.
      const link = await transaction
        .updateTable('staff_links')
        .set({ used_at: at })
        .where('token_hash', '=', hash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', at)
        .returningAll()
        .executeTakeFirst()
      const isStaff = link && context.staffEmails.includes(link.email)
      if (!isStaff || !isSameHash(link.token_hash, hash)) return { kind: 'link-invalid' }
      const session = createToken()
      const expiresAt = instantToText(now.add({ minutes: IDLE_MINUTES }))
      await transaction
        .insertInto('staff_sessions')
        .values({
          token_hash: hashToken(session),
          email: link.email,
          created_at: at,
          expires_at: expiresAt,
        })
        .execute()
      await recordEvent(transaction, { at, actor: staffActor(link.email), action: 'signed-in' })
      return { kind: 'signed-in', email: link.email, session, expiresAt }
    })
}

export type SessionOutcome =
  | { kind: 'signed-in'; email: string; expiresAt: string }
  | { kind: 'signed-out' }

/**
 * Who a session belongs to. Each request puts its end off, at most to some hours after it began;
 * whoever is taken off the list of staff is signed out at once.
 */
export async function continueSession(
  { database, clock, staffEmails }: StaffContext,
  session: string,
): Promise<SessionOutcome> {
  const hash = readToken(session)
  if (!hash) return { kind: 'signed-out' }
  const now = clock.now()
  const at = instantToText(now)
  const known = await database
    .selectFrom('staff_sessions')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  if (!known || !isSameHash(known.token_hash, hash) || !staffEmails.includes(known.email)) {
    return { kind: 'signed-out' }
  }
  const last = Temporal.Instant.from(known.created_at).add({ hours: LONGEST_HOURS })
  const next = now.add({ minutes: IDLE_MINUTES })
  const expiresAt = instantToText(Temporal.Instant.compare(next, last) < 0 ? next : last)
  await database
    .updateTable('staff_sessions')
    .set({ expires_at: expiresAt })
    .where('token_hash', '=', hash)
    .execute()
  return { kind: 'signed-in', email: known.email, expiresAt }
}

export async function signOut(
  { database, clock }: StaffContext,
  session: string,
): Promise<{ kind: 'signed-out' }> {
  const hash = readToken(session)
  if (hash) {
    await database.transaction().execute(async (transaction) => {
      const ended = await transaction
        .deleteFrom('staff_sessions')
        .where('token_hash', '=', hash)
        .returningAll()
        .executeTakeFirst()
      if (!ended) return
      const at = instantToText(clock.now())
      await recordEvent(transaction, { at, actor: staffActor(ended.email), action: 'signed-out' })
    })
  }
  return { kind: 'signed-out' }
}
