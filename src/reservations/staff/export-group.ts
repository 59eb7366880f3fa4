import { instantToText } from '../clock.ts'
import { recordEvent } from '../store/record-event.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { toCsv } from './export-csv.ts'
import { listPeople } from './view-groups.ts'

const COLUMNS = [
  'reservation',
  'status',
  'name',
  'email',
  'state',
  'residence',
  'position',
  'reserved',
  'confirmed',
  'expires',
]

export type ExportOutcome =
  | { kind: 'exported'; csv: string; fileName: string }
  | { kind: 'cohort-unknown' }

/** Everybody in a group, for a spreadsheet. Erased people have no row. */
export async function exportGroup(
  context: SeatContext,
  actor: string,
  cohortId: string,
): Promise<ExportOutcome> {
  const { database, clock } = context
  const row = await database
    .selectFrom('cohorts')
    .select('id')
    .where('id', '=', cohortId)
    .executeTakeFirst()
  if (!row) return { kind: 'cohort-unknown' }
  const at = instantToText(clock.now())
  await recordEvent(database, { at, actor, action: 'exported', cohortId })
  const people = await listPeople(context, row)
  const rows = people
    .filter(({ isErased }) => !isErased)
    .map((person) => [
      person.id,
      person.status,
      person.name,
      person.email,
      person.state,
      person.residence ?? '',
      person.position ? String(person.position) : '',
      person.createdAt,
      person.confirmedAt ?? '',
      person.expiresAt ?? '',
    ])
  // A neutral name: files lie about in folders that others see.
  return { kind: 'exported', csv: toCsv(COLUMNS, rows), fileName: `group-${at.slice(0, 10)}.csv` }
}
