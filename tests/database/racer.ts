// A process of its own that reserves 25 seats when told to: `node racer.ts <address> <first
// visitor>`. Prints `ready`, waits for a line, then prints one outcome a line.
import { once } from 'node:events'
import { openDatabase } from '../../src/database/open-database.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { BEFORE_START, clockAt, sampleRequest } from './sample-seats.ts'

const [address = '', firstVisitor = '0'] = process.argv.slice(2)
const database = await openDatabase(address)
const seats = createSeats({
  database,
  clock: clockAt(BEFORE_START),
})

console.log('ready')
await once(process.stdin, 'data')
const visitors = Array.from({ length: 25 }, (_, index) => Number(firstVisitor) + index)
const outcomes = await Promise.all(
  visitors.map((visitor) => seats.reserveSeat(sampleRequest(visitor))),
)
for (const { kind } of outcomes) console.log(kind)
await database.destroy()
process.stdin.destroy()
