import { backUp } from '../../database/back-up.ts'
import { readSettings } from '../settings.ts'

/** `npm run backup -- <file>`: a copy of the reservations, taken while the server runs. */
try {
  const { databaseAddress } = readSettings(process.env)
  const [file] = process.argv.slice(2)
  if (!file) throw new Error('Name a file: npm run backup -- <file>')
  if (/^postgres(ql)?:/.test(databaseAddress)) {
    throw new Error(
      'The reservations are in PostgreSQL: pg_dump --format=custom makes their backup',
    )
  }
  await backUp(databaseAddress, file)
  console.log(
    `The reservations are in ${file}. It holds personal data: keep it encrypted, and not for longer than you need.`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
