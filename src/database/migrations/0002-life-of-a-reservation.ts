import { type Kysely, sql } from 'kysely'
import type { Engine, Migration } from '../migrate.ts'

/** Holds, waiting list, manage links, settings, mail delivery, staff, and an audit that only grows. */
export const lifeOfAReservation: Migration = {
  name: 'life-of-a-reservation',
  async apply(database, engine) {
    await extendCohorts(database)
    await createSettings(database)
    await extendReservations(database)
    await createLinks(database)
    await extendIdempotencyKeys(database)
    await rebuildOutbox(database)
    await createStaffTables(database)
    await database.schema.alterTable('audit').addColumn('detail', 'text').execute()
    await database.schema.createIndex('audit_by_time').on('audit').column('at').execute()
    await letAuditOnlyGrow(database, engine)
  },
}

async function extendCohorts({ schema }: Kysely<never>): Promise<void> {
  await schema
    .alterTable('cohorts')
    .addColumn('ask_residence', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await schema.alterTable('cohorts').addColumn('cancelled_at', 'text').execute()
}

async function createSettings({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createTable('settings')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('hold_minutes', 'integer', (column) => column.notNull())
    .addColumn('offer_hours', 'integer', (column) => column.notNull())
    .addColumn('retention_days', 'integer', (column) => column.notNull())
    .addColumn('consent_hash', 'text', (column) => column.notNull())
    .addColumn('site_name', 'text', (column) => column.notNull())
    .addColumn('provider_name', 'text', (column) => column.notNull())
    .addColumn('contact_email', 'text')
    .addColumn('crisis_lines', 'text', (column) => column.notNull())
    .execute()
}

async function extendReservations(database: Kysely<never>): Promise<void> {
  const { schema } = database
  const addColumn = (name: string) =>
    schema.alterTable('reservations').addColumn(name, 'text').execute()
  for (const name of ['residence', 'confirmed_at', 'reminded_at', 'erased_at']) {
    await addColumn(name)
  }
  await schema
    .alterTable('reservations')
    .addColumn('origin', 'text', (column) => column.notNull().defaultTo('visitor'))
    .execute()
  await schema.alterTable('reservations').addColumn('line_number', 'integer').execute()
  await schema
    .alterTable('reservations')
    .addColumn('calendar_sequence', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  // Until now a reservation was confirmed at once, and an empty name meant that it was erased.
  await sql`update reservations set confirmed_at = created_at where status = 'confirmed'`.execute(
    database,
  )
  await sql`update reservations set erased_at = updated_at where name = ''`.execute(database)
  await schema
    .createIndex('reservations_line')
    .on('reservations')
    .columns(['cohort_id', 'line_number'])
    .execute()
  await schema
    .createIndex('reservations_lapsing')
    .on('reservations')
    .columns(['status', 'expires_at'])
    .execute()
}

async function createLinks({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createTable('manage_links')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('reservation_id', 'text', (column) => column.notNull().references('reservations.id'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('revoked_at', 'text')
    .execute()
  await schema
    .createIndex('manage_links_by_reservation')
    .on('manage_links')
    .column('reservation_id')
    .execute()
  await schema
    .createTable('status_handles')
    .addColumn('handle_hash', 'text', (column) => column.primaryKey())
    .addColumn('reservation_id', 'text', (column) => column.references('reservations.id'))
    .addColumn('expires_at', 'text')
    .addColumn('position', 'integer')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createIndex('status_handles_by_reservation')
    .on('status_handles')
    .column('reservation_id')
    .execute()
}

async function extendIdempotencyKeys({ schema }: Kysely<never>): Promise<void> {
  await schema.alterTable('idempotency_keys').addColumn('reservation_id', 'text').execute()
  await schema
    .createIndex('idempotency_keys_by_reservation')
    .on('idempotency_keys')
    .column('reservation_id')
    .execute()
}

/** SQLite can't loosen a column, so the table is written anew. */
async function rebuildOutbox(database: Kysely<never>): Promise<void> {
  const { schema } = database
  await schema.dropIndex('outbox_due').execute()
  await schema.alterTable('outbox').renameTo('outbox_before').execute()
  await schema
    .createTable('outbox')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('reservation_id', 'text', (column) => column.references('reservations.id'))
    .addColumn('recipient', 'text')
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('audit_id', 'text', (column) => column.notNull().unique())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('deliver_after', 'text', (column) => column.notNull())
    .addColumn('lease_id', 'text')
    .addColumn('lease_until', 'text')
    .addColumn('last_error', 'text')
    .addColumn('sent_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  // Each of these mails is the only one of its reservation, so its own id stands for the event.
  await sql`
    insert into outbox (id, kind, reservation_id, detail, audit_id, status, attempts,
      deliver_after, sent_at, created_at)
    select id, case kind when 'reservation-confirmed' then 'confirmed' else kind end,
      reservation_id, '{}', id, status, attempts, deliver_after, sent_at, created_at
    from outbox_before`.execute(database)
  await schema.dropTable('outbox_before').execute()
  await schema.createIndex('outbox_due').on('outbox').columns(['status', 'deliver_after']).execute()
  await schema
    .createIndex('outbox_by_reservation')
    .on('outbox')
    .columns(['reservation_id', 'kind'])
    .execute()
}

async function createStaffTables({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createTable('staff_links')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .execute()
  await schema
    .createTable('staff_sessions')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
}

async function letAuditOnlyGrow(database: Kysely<never>, engine: Engine): Promise<void> {
  const statements =
    engine === 'sqlite'
      ? ['update', 'delete'].map(
          (change) => `create trigger audit_no_${change} before ${change} on audit
            begin select raise(abort, 'The audit log only grows'); end`,
        )
      : [
          `create function refuse_audit_change() returns trigger language plpgsql as
            $$ begin raise exception 'The audit log only grows'; end $$`,
          `create trigger audit_only_grows before update or delete or truncate on audit
            for each statement execute function refuse_audit_change()`,
        ]
  for (const statement of statements) await sql.raw(statement).execute(database)
}
