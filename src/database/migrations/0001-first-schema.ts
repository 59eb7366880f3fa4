import type { Kysely } from 'kysely'
import type { Migration } from '../migrate.ts'

export const firstSchema: Migration = {
  name: 'first-schema',
  async apply(database) {
    await createCohorts(database)
    await createReservations(database)
    await createIdempotencyKeys(database)
    await createAudit(database)
    await createOutbox(database)
  },
}

async function createCohorts({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createTable('cohorts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('program_id', 'text', (column) => column.notNull())
    .addColumn('program_title', 'text', (column) => column.notNull())
    .addColumn('program_slug', 'text', (column) => column.notNull())
    .addColumn('program_kind', 'text', (column) => column.notNull())
    .addColumn('eligibility', 'text', (column) => column.notNull())
    .addColumn('eligible_states', 'text', (column) => column.notNull())
    .addColumn('alternative_title', 'text')
    .addColumn('alternative_slug', 'text')
    .addColumn('start_date', 'text', (column) => column.notNull())
    .addColumn('local_time', 'text', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('minutes', 'integer', (column) => column.notNull())
    .addColumn('weeks', 'integer', (column) => column.notNull())
    .addColumn('skipped_dates', 'text', (column) => column.notNull())
    .addColumn('capacity', 'integer', (column) => column.notNull())
    .addColumn('enrolment', 'text', (column) => column.notNull())
    .addColumn('last_enrolment_date', 'text')
    .addColumn('first_session_at', 'text', (column) => column.notNull())
    .addColumn('last_session_at', 'text', (column) => column.notNull())
    .addColumn('withdrawn', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await schema
    .createIndex('cohorts_by_program')
    .on('cohorts')
    .columns(['program_id', 'first_session_at'])
    .execute()
}

async function createReservations({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createTable('reservations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('cohort_id', 'text', (column) => column.notNull().references('cohorts.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('email_key', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('is_adult', 'integer', (column) => column.notNull())
    .addColumn('attests_location', 'integer', (column) => column.notNull())
    .addColumn('consent_hash', 'text', (column) => column.notNull())
    .addColumn('consented_at', 'text', (column) => column.notNull())
    .addColumn('marketing', 'integer', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.unique())
    .addColumn('expires_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createIndex('reservations_live')
    .on('reservations')
    .columns(['cohort_id', 'status', 'expires_at'])
    .execute()
  await schema
    .createIndex('reservations_by_email')
    .on('reservations')
    .columns(['email_key', 'cohort_id'])
    .execute()
}

async function createIdempotencyKeys({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createTable('idempotency_keys')
    .addColumn('route', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('status', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('idempotency_keys_pk', ['route', 'key'])
    .execute()
  await schema
    .createIndex('idempotency_keys_by_age')
    .on('idempotency_keys')
    .column('created_at')
    .execute()
}

async function createAudit({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('cohort_id', 'text', (column) => column.notNull())
    .addColumn('reservation_id', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createIndex('audit_by_reservation')
    .on('audit')
    .columns(['reservation_id', 'at'])
    .execute()
}

async function createOutbox({ schema }: Kysely<never>): Promise<void> {
  await schema
    .createTable('outbox')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('reservation_id', 'text', (column) => column.notNull().references('reservations.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('deliver_after', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('outbox_due').on('outbox').columns(['status', 'deliver_after']).execute()
}
