import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openDatabase } from '../../src/database/open-database.ts'
import { answerRefusal, answerReserve } from '../../src/reservations/answers.ts'
import { readReserveRequest } from '../../src/reservations/read-reserve-request.ts'
import { seatStore } from '../../src/reservations/seat-store.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { readWebRequest } from '../../src/server/web-request.ts'
import { unlockedStore } from '../database/unlocked-store.ts'

/** The server that is measured: what the route does, without the pages around it. */
const [address = '', store = 'locked'] = process.argv.slice(2)
const database = await openDatabase(address, { maxConnections: 20 })
const seats = createSeats({
  database,
  store: store === 'unlocked' ? unlockedStore : seatStore,
})
const server = createServer(async (request, response) => {
  const read = await readWebRequest(request, new URL('http://localhost/api/reservations/'))
  if (read.kind === 'refused') return void response.writeHead(read.status).end()
  const wish = await readReserveRequest(read.request)
  const answer =
    wish.kind === 'ready'
      ? answerReserve(await seats.reserveSeat(wish.request))
      : answerRefusal(wish)
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
})
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) / 1000)
})
// Ends of itself, so that it can be started with --cpu-prof.
process.on('disconnect', () => {
  server.close(() => void database.destroy())
  server.closeAllConnections()
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.(port)
})
