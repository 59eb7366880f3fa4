import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../database/tables.ts'

/** Ids asked about in one statement: engines bound the number of parameters. */
const BATCH = 500

/**
 * Removes mails that were written to files and whose outbox rows are gone: whoever they were to has
 * been erased, or they are past their time.
 */
export async function forgetMailFiles(database: Database, folder: string): Promise<void> {
  const names = await listNames(folder)
  const ids = [...new Set(names.map(idOf))]
  const gone = new Set<string>()
  for (let index = 0; index < ids.length; index += BATCH) {
    const some = ids.slice(index, index + BATCH)
    const rows = await database.selectFrom('outbox').select('id').where('id', 'in', some).execute()
    const kept = new Set(rows.map(({ id }) => id))
    for (const id of some) if (!kept.has(id)) gone.add(id)
  }
  for (const name of names) if (gone.has(idOf(name))) await rm(join(folder, name), { force: true })
}

/** Files of mails alone, half-written ones too: `<id>.eml`, `<id>.json.part`. */
async function listNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => /^[0-9a-f-]{36}\.(?:eml|json)(?:\.part)?$/.test(name))
}

const idOf = (name: string) => name.slice(0, 36)
