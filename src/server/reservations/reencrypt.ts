import { forgetEarlierForm } from '../../database/sealed-columns/forget-earlier-form.ts'
import type { KeyRing } from '../../database/sealed-columns/key-ring.ts'
import { type Resealed, resealRows } from '../../database/sealed-columns/reseal-rows.ts'
import type { Database } from '../../database/tables.ts'
import { normalizeEmail } from '../../reservations/normalize-email.ts'

/** Brings every row under the key that writes, and leaves nothing of its earlier form in tables. */
export async function reencrypt(database: Database, keys: KeyRing): Promise<Resealed> {
  const resealed = await resealRows(database, keys, { email_key: normalizeEmail })
  if (resealed.rewritten > 0) await forgetEarlierForm(database)
  return resealed
}
