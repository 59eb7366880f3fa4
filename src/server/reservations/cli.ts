import { parseArgs } from 'node:util'
import { openDatabase } from '../../database/open-database.ts'
import { systemClock } from '../../reservations/clock.ts'
import { seatStore } from '../../reservations/seat-store.ts'
import { createSeats } from '../../reservations/seats.ts'
import { openDesk } from '../../reservations/staff/staff.ts'
import { readSettings } from '../settings.ts'
import { reencrypt } from './reencrypt.ts'
import { runCommand } from './run-command.ts'

/** `npm run reservations -- <command>`: what staff can do, for whoever runs the server. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { reason: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
})
try {
  const { databaseAddress, databaseKeys: keys } = readSettings(process.env)
  const database = await openDatabase(databaseAddress, { keys })
  try {
    const desk = openDesk({ database, clock: systemClock, store: seatStore }, 'operator')
    const seats = createSeats({ database })
    const [command = 'help', subject] = positionals
    const { output, errors, code } = await runCommand(
      { desk, seats, reencrypt: keys && (() => reencrypt(database, keys)) },
      { command: values.help ? 'help' : command, subject, reason: values.reason },
    )
    if (output) process.stdout.write(output)
    if (errors) process.stderr.write(errors)
    process.exitCode = code
  } finally {
    await database.destroy()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
