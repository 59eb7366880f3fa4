import { access } from 'node:fs/promises'
import { resolve } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'

/**
 * `back-up-database.ts <to>`: copies the reservation database of `DATA_DIR` to a new file, whole and
 * consistent, while the server goes on. PostgreSQL has pg_dump for that.
 */
const [to] = process.argv.slice(2)
const from = resolve(process.env['DATA_DIR'] || '.data', 'reservations.db')
if (!to) throw new Error('Name the file to back up to')
const isTaken = await access(to).then(
  () => true,
  () => false,
)
if (isTaken) throw new Error(`${to} is there already: a backup never overwrites another`)
await access(from)
const database = new DatabaseSync(from, { readOnly: true })
await backup(database, to)
database.close()
console.log(`Backed up ${from} to ${to}`)
