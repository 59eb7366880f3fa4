import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import pg from 'pg'
import { expect, it } from 'vitest'
import { MIGRATIONS, migrate } from '../../src/database/migrate.ts'
import { openNodeSqlite } from '../../src/database/node-sqlite.ts'
import type { Tables } from '../../src/database/tables.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { createStaff } from '../../src/reservations/staff/staff.ts'
import { type Engine, onEveryEngine } from './engines.ts'
import { availabilityOf, BEFORE_START, clockAt } from './sample-seats.ts'

/** A database as the first release left it, with what it wrote. */
async function writeFirstRelease(engine: Engine): Promise<string> {
  const address = await engine.createAddress()
  const isSqlite = engine.name === 'SQLite'
  const connect = () =>
    isSqlite
      ? new SqliteDialect({ database: openNodeSqlite(address, 1_000) })
      : new PostgresDialect({ pool: new pg.Pool({ connectionString: address, max: 1 }) })
  const empty = new Kysely<Tables>({ dialect: connect() })
  await migrate(empty, isSqlite ? 'sqlite' : 'postgres', MIGRATIONS.slice(0, 1))
  await empty.destroy()
  // Its tables are no longer those that the code knows.
  const old = new Kysely<Record<string, Record<string, unknown>>>({ dialect: connect() })
  const at = '2026-09-30T12:00:00.000Z'
  await old
    .insertInto('cohorts')
    .values({
      id: 'cohort-a',
      program_id: 'program-a',
      program_title: 'Online relationships group',
      program_slug: 'online-relationships-group',
      program_kind: 'therapy',
      eligibility: 'states',
      eligible_states: '["FL","NY","NJ"]',
      start_date: '2026-10-27',
      local_time: '19:00',
      time_zone: 'America/New_York',
      minutes: 60,
      weeks: 8,
      skipped_dates: '[]',
      capacity: 8,
      enrolment: 'open',
      first_session_at: '2026-10-27T23:00:00.000Z',
      last_session_at: '2026-12-16T00:00:00.000Z',
      withdrawn: 0,
    })
    .execute()
  for (const [id, name] of [
    ['r1', 'Quillfeather'],
    ['r2', ''],
  ]) {
    await old
      .insertInto('reservations')
      .values({
        id,
        cohort_id: 'cohort-a',
        status: 'confirmed',
        name,
        email: name ? 'q@example.org' : '',
        email_key: name ? 'q@example.org' : '',
        state: name ? 'NY' : '',
        is_adult: 1,
        attests_location: 1,
        consent_hash: 'a'.repeat(64),
        consented_at: at,
        marketing: 0,
        created_at: at,
        updated_at: at,
      })
      .execute()
    const event = { id: `a-${id}`, at, actor: 'visitor', cohort_id: 'cohort-a', reservation_id: id }
    await old
      .insertInto('audit')
      .values({ ...event, action: 'reservation-confirmed' })
      .execute()
    await old
      .insertInto('outbox')
      .values({
        id: `m-${id}`,
        kind: 'reservation-confirmed',
        reservation_id: id,
        status: 'pending',
        attempts: 0,
        deliver_after: at,
        created_at: at,
      })
      .execute()
  }
  await old.destroy()
  return address
}

onEveryEngine('a database of the first release', (engine) => {
  it('is brought up to date with its reservations, and nothing is wrong with them then', async () => {
    const database = await engine.open(await writeFirstRelease(engine))
    const rows = await database.selectFrom('reservations').selectAll().orderBy('id').execute()
    expect(rows).toMatchObject([
      { id: 'r1', status: 'confirmed', confirmed_at: '2026-09-30T12:00:00.000Z', erased_at: null },
      { id: 'r2', status: 'confirmed', erased_at: '2026-09-30T12:00:00.000Z' },
    ])
    const mails = await database.selectFrom('outbox').selectAll().orderBy('id').execute()
    expect(mails.map(({ kind, status }) => [kind, status])).toEqual([
      ['confirmed', 'pending'],
      ['confirmed', 'pending'],
    ])
    const clock = clockAt(BEFORE_START)
    const seats = createSeats({ database, clock })
    // Who has been erased sits nowhere.
    expect((await availabilityOf({ seats }, 'cohort-a'))?.seatsLeft).toBe(7)
    const desk = createStaff({ database, clock, staffEmails: [] }).as('s@example.org')
    const findings = await desk.check()
    expect(findings.filter(({ severity }) => severity === 'problem')).toEqual([])
  })
})

onEveryEngine('the audit log', (engine) => {
  it('only grows: rows can be neither changed nor deleted', async () => {
    const database = await engine.open(await writeFirstRelease(engine))
    await expect(database.deleteFrom('audit').execute()).rejects.toThrow('only grows')
    await expect(database.updateTable('audit').set({ actor: 'x' }).execute()).rejects.toThrow(
      'only grows',
    )
  })
})
