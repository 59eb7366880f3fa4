import { createServer, type Socket } from 'node:net'
import type { Database } from '../../src/database/tables.ts'
import { deliverMail } from '../../src/mail/deliver-mail.ts'
import { createSmtpTransport } from '../../src/mail/smtp-transport.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import {
  BEFORE_START,
  clockAt,
  sampleCohort,
  sampleRequest,
  sampleSettings,
} from '../database/sample-seats.ts'
import type { FaultReport } from './fault-report.ts'

/** Where in the conversation the mail server goes away. */
export const STAGES = ['connect', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'message', 'after'] as const
export type Stage = (typeof STAGES)[number]

/** A mail server that takes messages and, while told so, breaks off at a stage. */
async function startDyingServer() {
  const taken: string[] = []
  let dyingAt: Stage | undefined
  const server = createServer((socket) => converse(socket, () => dyingAt, taken))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('No port was given')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    taken,
    dieAt(stage: Stage | undefined) {
      dyingAt = stage
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function converse(socket: Socket, dyingAt: () => Stage | undefined, taken: string[]): void {
  socket.on('error', () => {})
  if (dyingAt() === 'connect') return void socket.destroy()
  let text = ''
  let isMessage = false
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 here')
  socket.on('data', (chunk) => {
    text += chunk
    if (isMessage) {
      if (dyingAt() === 'message') return void socket.destroy()
      const end = text.indexOf('\r\n.\r\n')
      if (end < 0) return
      taken.push(/^Message-ID: <(.+)>$/im.exec(text.slice(0, end).replaceAll('\r', ''))?.[1] ?? '')
      text = text.slice(end + 5)
      isMessage = false
      // Said before the line goes dead: the mail is the server's.
      if (dyingAt() === 'after') return void socket.end('250 taken\r\n')
      return void say('250 taken')
    }
    const verb = text.slice(0, 4).trim().toUpperCase()
    if (!text.includes('\r\n')) return
    text = ''
    if (dyingAt() === verb) return void socket.destroy()
    isMessage = verb === 'DATA'
    say(isMessage ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 yes')
  })
}

/** The mail server dies at each stage with one mail under way, then is well again. */
export async function endMailServer(database: Database): Promise<FaultReport> {
  const server = await startDyingServer()
  const transport = createSmtpTransport(server.url, {
    connect: 5_000,
    silence: 5_000,
    whole: 8_000,
  })
  const clock = clockAt(BEFORE_START)
  const seats = createSeats({ database, clock })
  await seats.replaceSettings(sampleSettings())
  await seats.replaceCohortRules([sampleCohort()])
  const delivery = {
    ...{ database, clock, transport, siteUrl: 'https://attune.example', chance: () => 0 },
    from: { address: 'reservations@attune.example', name: undefined },
    log: { warn: () => {}, error: () => {} },
  }
  const broken: string[] = []
  try {
    for (const [visitor, stage] of STAGES.entries()) {
      await seats.reserveSeat(sampleRequest(visitor))
      server.dieAt(stage)
      await deliverMail(delivery)
      const isTaken = server.taken.length === visitor + 1
      if (isTaken !== (stage === 'after')) broken.push(`${stage}: the server died elsewhere`)
      server.dieAt(undefined)
      clock.advance({ minutes: 1 })
      await deliverMail(delivery)
      if (server.taken.length !== visitor + 1) broken.push(`${stage}: ${server.taken.length} mails`)
    }
    const rows = await database.selectFrom('outbox').select(['id', 'status']).execute()
    const unsent = rows.filter(({ status }) => status !== 'sent')
    const strange = rows.filter(({ id }) => !server.taken.some((each) => each.startsWith(id)))
    if (unsent.length > 0) broken.push(`${unsent.length} mails are not sent`)
    if (strange.length > 0) broken.push(`${strange.length} mails were lost`)
    const mailsAgain = server.taken.length - new Set(server.taken).size
    return { rounds: STAGES.length, broken, mails: rows.length, mailsAgain }
  } finally {
    transport.close()
    await server.close()
  }
}
