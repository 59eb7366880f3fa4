import { openDatabase } from '../../src/database/open-database.ts'
import type { Database } from '../../src/database/tables.ts'
import { instantToText, systemClock } from '../../src/reservations/clock.ts'
import { seatStore } from '../../src/reservations/seat-store.ts'
import { checkSeats } from '../../src/reservations/staff/check-seats.ts'
import type { Received } from '../database/smtp-fixture.ts'
import { readPage, until } from '../fixtures/attune.ts'
import type { AttuneProcesses } from '../fixtures/attune-processes.ts'
import { type Article, readEditNumber } from '../fixtures/traffic/editors.ts'
import { pause } from '../fixtures/traffic/traffic.ts'

interface SeatPromises {
  /** Addresses that were told "it is yours". */
  readonly acknowledged: readonly string[]
  readonly refused: readonly string[]
}

/** What is wrong with the seats, one line each; none where every promise was kept. */
export async function findBrokenSeats(
  database: Database,
  { acknowledged, refused }: SeatPromises,
): Promise<string[]> {
  const rows = await database
    .selectFrom('reservations')
    .innerJoin('cohorts', 'cohorts.id', 'reservations.cohort_id')
    .select(['email', 'reservations.status', 'cohort_id', 'capacity'])
    .execute()
  const rowsOf = Map.groupBy(rows, ({ email }) => email)
  const context = { database, clock: systemClock, store: seatStore }
  const findings = await checkSeats(context, 'operator')
  const live = rows.filter(({ status }) => ['held', 'offered', 'confirmed'].includes(status))
  return [
    ...acknowledged.filter((email) => !rowsOf.has(email)).map((email) => `lost: ${email}`),
    ...[...rowsOf].filter(([, own]) => own.length > 1).map(([email]) => `twice: ${email}`),
    ...refused.filter((email) => rowsOf.has(email)).map((email) => `refused, yet there: ${email}`),
    ...[...Map.groupBy(live, ({ cohort_id }) => cohort_id)]
      .filter(([, taken]) => taken.length > (taken[0]?.capacity ?? 0))
      .map(([id, taken]) => `oversold: ${id}, ${taken.length}`),
    ...findings
      .filter(({ severity }) => severity === 'problem')
      .map(({ message }) => `check: ${message}`),
  ]
}

/** As {@link findBrokenSeats}, on a connection of its own. */
export async function findBrokenSeatsAt(
  address: string,
  promises: SeatPromises,
): Promise<string[]> {
  const database = await openDatabase(address)
  try {
    return await findBrokenSeats(database, promises)
  } finally {
    await database.destroy()
  }
}

/** Articles whose last acknowledged edit is not on every server's page within 15 s. */
export async function findLostEdits(
  { editor, sites }: Pick<AttuneProcesses, 'editor' | 'sites'>,
  articles: readonly Article[],
  acknowledged: ReadonlyMap<string, number>,
): Promise<string[]> {
  const lost: string[] = []
  for (const { id, path } of articles) {
    const last = acknowledged.get(id)
    if (last === undefined) continue
    const document = await editor.getDocument<{ definition?: string }>(id)
    const stored = readEditNumber(document?.definition ?? '')
    if (stored === undefined || stored < last) {
      lost.push(`${id} is at edit ${stored}, told ${last}`)
      continue
    }
    for (const { url } of sites) {
      const isShown = async () => readEditNumber(await readPage(url, path)) === stored
      await until(isShown).catch(() => lost.push(`${url}${path} doesn’t show edit ${stored}`))
    }
  }
  return lost
}

interface MailTally {
  /** Mails that the events of the database ask for. */
  readonly asked: number
  /** Of those, how many never reached the mail server. */
  readonly lost: number
  /** Deliveries beyond the first of the same mail, other than those of `untold`. */
  readonly again: number
  /**
   * Mails that the mail server took and whose server was killed before it could note so: they are
   * sent once more, as `src/mail` says. No order of sending and noting could spare both these and
   * mails that are lost.
   */
  readonly untold: number
  /** What reached the mail server and belongs to no event. */
  readonly strange: number
}

const idOf = ({ mail }: Received) => /^<(.+)@/.exec(mail.messageId ?? '')?.[1] ?? ''

/**
 * Lets what was left under a dead server's lease or a pause fall due, waits until all is sent, and
 * compares with what the mail server got, by Message-ID. To be called within a lease of the first
 * kill, so that nothing was taken up a second time before.
 */
export async function tallyMail(
  address: string,
  received: readonly Received[],
): Promise<MailTally> {
  const database = await openDatabase(address)
  try {
    await until(() => isAtRest(database), 60_000)
    const list = () => database.selectFrom('outbox').select(['id', 'status']).execute()
    const taken = new Set(received.map(idOf))
    const left = (await list()).filter(({ status }) => status === 'sending').map(({ id }) => id)
    const untold = taken.intersection(new Set(left)).size
    const now = instantToText(systemClock.now())
    await database
      .updateTable('outbox')
      .set({ lease_until: now })
      .where('status', '=', 'sending')
      .execute()
    await database
      .updateTable('outbox')
      .set({ deliver_after: now })
      .where('status', '=', 'pending')
      .execute()
    const isDone = async () => (await list()).every(({ status }) => status === 'sent')
    await until(isDone, 120_000)
    const ids = new Set((await list()).map(({ id }) => id))
    const distinct = new Set(received.map(idOf))
    return {
      asked: ids.size,
      lost: ids.difference(distinct).size,
      again: received.length - distinct.size - untold,
      untold,
      strange: distinct.difference(ids).size,
    }
  } finally {
    await database.destroy()
  }
}

/**
 * Whether what is being sent stays the same for longer than a delivery takes: then it is under the
 * lease of a server that has gone, and nobody is in the middle of sending it. What is due says that
 * a server has yet to begin.
 */
async function isAtRest(database: Database): Promise<boolean> {
  const list = () =>
    database
      .selectFrom('outbox')
      .select(['id', 'status', 'attempts', 'deliver_after'])
      .where('status', 'in', ['pending', 'sending'])
      .orderBy('id')
      .execute()
  const before = await list()
  const now = instantToText(systemClock.now())
  if (before.some((mail) => mail.status === 'pending' && mail.deliver_after <= now)) return false
  await pause(3_000)
  return JSON.stringify(await list()) === JSON.stringify(before)
}
