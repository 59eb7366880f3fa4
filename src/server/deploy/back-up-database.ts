import { resolve } from 'node:path'
import { backUp } from '../../database/back-up.ts'

/**
 * `back-up-database.ts <to>`: copies the reservation database of `DATA_DIR` to a new file, whole and
 * consistent, while the server goes on. PostgreSQL has pg_dump for that.
 */
const [to] = process.argv.slice(2)
const from = resolve(process.env['DATA_DIR'] || '.data', 'reservations.db')
if (!to) throw new Error('Name the file to back up to')
await backUp(from, to)
console.log(`Backed up ${from} to ${to}`)
