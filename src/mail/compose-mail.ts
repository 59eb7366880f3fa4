import { z } from 'zod'
import type { Database } from '../database/tables.ts'
import { takesPeople } from '../reservations/availability.ts'
import { type Clock, instantToText } from '../reservations/clock.ts'
import { rowToCohort } from '../reservations/cohort-rows.ts'
import type { StoredCohort } from '../reservations/cohort-rules.ts'
import { toInvitation } from '../reservations/invitation.ts'
import { MAIL_KINDS, type MailKind } from '../reservations/mail-kinds.ts'
import { programHref } from '../reservations/program-href.ts'
import { findLinkDeadline } from '../reservations/rules/deadlines.ts'
import { createSignInLink } from '../reservations/staff/sign-in.ts'
import type { ReservationRow } from '../reservations/store/change-reservation.ts'
import { createLink } from '../reservations/store/links.ts'
import { readSettings } from '../reservations/store/settings-row.ts'
import { findStatus } from '../reservations/use-cases/find-reservation.ts'
import { renderCalendar } from './calendar.ts'
import type { Message, Sender } from './message.ts'
import type { OutboxMail } from './outbox.ts'
import { renderMail } from './render-mail.ts'
import { findWords, type Words } from './words.ts'

export interface ComposeContext {
  database: Database
  clock: Clock
  /** The site's public address, without a slash at the end. */
  siteUrl: string
  from: Sender
}

/** What a row of the outbox must say that may be different by now. */
const mailDetail = z.object({
  deadline: z.string().optional(),
  position: z.number().optional(),
  sequence: z.number().optional(),
  was: z.string().optional(),
  because: z.string().optional(),
  cohortId: z.string().optional(),
  live: z.number().optional(),
  waiting: z.number().optional(),
})
type MailDetail = z.output<typeof mailDetail>

const kinds = z.enum(MAIL_KINDS)

/**
 * Makes the mail that an outbox row asks for, with a link made for this very delivery: the token is
 * stored nowhere but in the mail. Undefined when there is nobody left to tell.
 */
export async function composeMail(
  context: ComposeContext,
  mail: OutboxMail,
): Promise<Message | undefined> {
  const kind = kinds.parse(mail.kind)
  const detail = mailDetail.parse(JSON.parse(mail.detail))
  if (kind === 'staff-sign-in' || kind === 'staff-warning') {
    return mail.recipient ? await composeForStaff(context, mail, kind, detail) : undefined
  }
  return await composeForVisitor(context, mail, kind, detail)
}

async function composeForVisitor(
  context: ComposeContext,
  mail: OutboxMail,
  kind: Exclude<MailKind, 'staff-sign-in' | 'staff-warning'>,
  detail: MailDetail,
): Promise<Message | undefined> {
  const { database, clock, from } = context
  const row = await database
    .selectFrom('reservations')
    .selectAll()
    .where('id', '=', mail.reservation_id ?? '')
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const stored = await database
    .selectFrom('cohorts')
    .selectAll()
    .where('id', '=', row.cohort_id)
    .executeTakeFirstOrThrow()
  const cohort = rowToCohort(stored)
  const settings = await readSettings(database)
  const now = clock.now()
  const words = findWords(kind, {
    now,
    name: row.name,
    state: row.state,
    status: findStatus(row, now),
    expiresAt: row.expires_at,
    ...detail,
    programTitle: cohort.program.title,
    firstSession: cohort.firstSession,
    isOpen: takesPeople(cohort, now),
    timeZone: cohort.timeZone,
    minutes: cohort.minutes,
    weeks: cohort.weeks,
  })
  const token = await createLink(database, {
    reservationId: row.id,
    at: instantToText(now),
    expiresAt: instantToText(findLinkDeadline(cohort, now)),
  })
  const href = `${context.siteUrl}/reservations/${token}/`
  return {
    id: mail.id,
    kind,
    from,
    to: { name: row.name, address: row.email },
    subject: words.subject,
    ...renderMail(words, {
      settings,
      name: row.name,
      href,
      programHref: context.siteUrl + programHref(cohort.program.slug),
    }),
    calendar: composeCalendar({ kind, row, cohort, detail, now, from }, settings.providerName),
  }
}

interface CalendarFacts {
  kind: MailKind
  row: ReservationRow
  cohort: StoredCohort
  detail: MailDetail
  now: Temporal.Instant
  from: Sender
}

/** Only what was confirmed has an entry: to put into a calendar, to change there, or to take out. */
function composeCalendar(
  { kind, row, cohort, detail, now, from }: CalendarFacts,
  providerName: string,
): Message['calendar'] {
  const isEnded = (kind === 'cancelled' || kind === 'group-cancelled') && detail.was === 'confirmed'
  const isKept =
    row.status === 'confirmed' &&
    (kind === 'confirmed' || kind === 'moved' || kind === 'group-changed')
  if (!isEnded && !isKept) return undefined
  const method = isEnded ? 'CANCEL' : 'REQUEST'
  const sequence = detail.sequence ?? row.calendar_sequence
  const invitation = toInvitation(row, cohort, { method, sequence, providerName })
  return { method, content: renderCalendar(invitation, from.address, now) }
}

async function composeForStaff(
  context: ComposeContext,
  mail: OutboxMail,
  kind: 'staff-sign-in' | 'staff-warning',
  detail: MailDetail,
): Promise<Message> {
  const { database, siteUrl, from } = context
  const address = mail.recipient ?? ''
  const settings = await readSettings(database)
  const isSignIn = kind === 'staff-sign-in'
  const words: Words = isSignIn
    ? {
        subject: 'Your link to sign in',
        before: ['Open the link within 15 minutes and press “Sign in”. It works once.'],
        link: 'Sign in',
        after: ['If it wasn’t you who asked for it, you need not do anything.'],
      }
    : {
        subject: 'A group with people in it is no longer published',
        before: [
          `An editor has taken back the group ${detail.cohortId ?? ''}. ${detail.live ?? 0} seats are taken and ${detail.waiting ?? 0} people wait. They keep their places and were told nothing.`,
          'Publish the group again, or call it off on the staff pages.',
        ],
        link: 'See the group',
      }
  const path = isSignIn
    ? `/staff/sign-in/${await createSignInLink(context, address)}/`
    : `/staff/groups/${encodeURIComponent(detail.cohortId ?? '')}/`
  return {
    id: mail.id,
    kind,
    from,
    to: { name: '', address },
    subject: words.subject,
    ...renderMail(words, { settings, name: null, href: siteUrl + path }),
  }
}
