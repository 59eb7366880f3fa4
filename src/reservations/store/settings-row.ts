import { isDeepStrictEqual } from 'node:util'
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import { keepQuery } from '../../database/keep-query.ts'
import type { SettingsTable, Tables } from '../../database/tables.ts'
import { type SeatSettings, UNPUBLISHED_SETTINGS } from '../seat-settings.ts'

const crisisLines = z.array(
  z.object({ label: z.string(), instruction: z.string(), href: z.string() }),
)

function rowToSettings(row: Selectable<SettingsTable>): SeatSettings {
  return {
    holdMinutes: row.hold_minutes,
    offerHours: row.offer_hours,
    retentionDays: row.retention_days,
    consentHash: row.consent_hash,
    siteName: row.site_name,
    providerName: row.provider_name,
    contactEmail: row.contact_email ?? undefined,
    crisisLines: crisisLines.parse(JSON.parse(row.crisis_lines)),
  }
}

const settingsToRow = (settings: SeatSettings): Omit<Selectable<SettingsTable>, 'id'> => ({
  hold_minutes: settings.holdMinutes,
  offer_hours: settings.offerHours,
  retention_days: settings.retentionDays,
  consent_hash: settings.consentHash,
  site_name: settings.siteName,
  provider_name: settings.providerName,
  contact_email: settings.contactEmail ?? null,
  crisis_lines: JSON.stringify(settings.crisisLines),
})

const selectSettings = keepQuery<object, Selectable<SettingsTable>>((database) =>
  database.selectFrom('settings').selectAll().where('id', '=', 1).compile(),
)

/** The settings that hold now, inside or outside a transaction. */
export async function readSettings(database: Kysely<Tables>): Promise<SeatSettings> {
  const [row] = await selectSettings(database, {})
  return row ? rowToSettings(row) : UNPUBLISHED_SETTINGS
}

/** Stores the settings unless the very same are there; so settings that are stored damaged are mended. */
export async function writeSettings(
  database: Kysely<Tables>,
  settings: SeatSettings,
): Promise<void> {
  const row = settingsToRow(settings)
  const [stored] = await selectSettings(database, {})
  // Called with every sweep of the pages, which mostly changes nothing.
  if (stored && isDeepStrictEqual({ ...stored }, { ...row, id: stored.id })) return
  await database
    .insertInto('settings')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
