import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { SMTPServerOptions } from 'smtp-server'
import { expect, it, onTestFinished } from 'vitest'
import type { Database } from '../../src/database/tables.ts'
import { type DeliverContext, deliverMail } from '../../src/mail/deliver-mail.ts'
import type { MailTransport } from '../../src/mail/message.ts'
import { claimMail } from '../../src/mail/outbox.ts'
import { createSmtpTransport } from '../../src/mail/smtp-transport.ts'
import type { Clock } from '../../src/reservations/clock.ts'
import { createStaff } from '../../src/reservations/staff/staff.ts'
import { inEveryForm } from './engines.ts'
import { openSeats, sampleCohort, sampleRequest } from './sample-seats.ts'
import { linkOf } from './sample-visitors.ts'
import { startMailServer } from './smtp-fixture.ts'

const PATIENT = { connect: 20_000, silence: 20_000, whole: 30_000 }
const IMPATIENT = { connect: 200, silence: 200, whole: 500 }

function deliveryTo(
  transport: MailTransport,
  { database, clock }: { database: Database; clock: Clock },
): DeliverContext {
  onTestFinished(() => transport.close())
  const from = { address: 'reservations@attune.example', name: 'Attune' }
  const log = { warn: () => {}, error: () => {} }
  return {
    database,
    clock,
    transport,
    log,
    from,
    siteUrl: 'https://attune.example',
    chance: () => 0,
  }
}

async function startServer(options?: SMTPServerOptions) {
  const server = await startMailServer(options)
  onTestFinished(() => server.close())
  return server
}

const outboxOf = (database: Database) =>
  database.selectFrom('outbox').selectAll().orderBy('created_at').execute()

const tokenIn = (text = '') => /\/reservations\/([\w-]{43})\//.exec(text)?.[1] ?? ''

inEveryForm('mail', (engine) => {
  it('goes from hold to confirmation to cancellation by the links inside, each once', async () => {
    const open = await openSeats(engine)
    const server = await startServer()
    const delivery = deliveryTo(createSmtpTransport(server.url, PATIENT), open)
    await open.seats.reserveSeat(sampleRequest(1))
    expect(await deliverMail(delivery)).toBe(1)
    const hold = server.received[0]
    expect(hold?.recipients).toEqual(['quillfeather-1@example.org'])
    expect(hold?.mail.subject).toBe('Please confirm your reservation')
    expect(hold?.mail.headers.get('auto-submitted')).toBe('auto-generated')
    const [row] = await outboxOf(open.database)
    expect(hold?.mail.messageId).toBe(`<${row?.id}@attune.example>`)
    expect(hold?.mail.text).toContain('988 Lifeline: Call or text 988')
    expect(hold?.mail.text).toMatch(/8:30\sAM EDT/)
    expect(hold?.mail.html).toContain('lang="en"')
    expect(hold?.mail.html).not.toMatch(/<img|http:\/\//)
    const token = tokenIn(hold?.mail.text)
    expect(await open.seats.confirmSeat(token)).toEqual({ kind: 'confirmed' })
    await deliverMail(delivery)
    const entry = server.received[1]
    expect(entry?.source).toMatch(/content-type: text\/calendar;[\s\S]*?method=REQUEST/i)
    await open.seats.cancelSeat(tokenIn(entry?.mail.text))
    await deliverMail(delivery)
    const last = server.received[2]
    expect(last?.source).toMatch(/content-type: text\/calendar;[\s\S]*?method=CANCEL/i)
    expect(await deliverMail(delivery)).toBe(0)
    expect(server.received).toHaveLength(3)
    expect((await outboxOf(open.database)).map(({ status }) => status)).toEqual([
      'sent',
      'sent',
      'sent',
    ])
  })

  it('waits and tries again while the server is down, and stores no address about it', async () => {
    const open = await openSeats(engine)
    await open.seats.reserveSeat(sampleRequest(1))
    const down = deliveryTo(createSmtpTransport('smtp://127.0.0.1:1', PATIENT), open)
    expect(await deliverMail(down)).toBe(1)
    const [waiting] = await outboxOf(open.database)
    expect(waiting).toMatchObject({ status: 'pending', attempts: 1 })
    expect(waiting?.last_error).toMatch(/^E[A-Z]+$/)
    expect(waiting?.deliver_after).toBe('2026-10-01T12:00:15.000Z')
    expect(await deliverMail(down)).toBe(0)

    const server = await startServer()
    open.clock.advance({ seconds: 15 })
    await deliverMail(deliveryTo(createSmtpTransport(server.url, PATIENT), open))
    expect(server.received).toHaveLength(1)
  })

  it('says nothing after an outage that is no longer so: no seat held, no session tomorrow', async () => {
    const open = await openSeats(engine)
    const down = deliveryTo(createSmtpTransport('smtp://127.0.0.1:1', PATIENT), open)
    open.clock.set('2026-10-26T20:00:00Z')
    await open.seats.reserveSeat(sampleRequest(1))
    await open.seats.reserveSeat(sampleRequest(2))
    await open.seats.confirmSeat(await linkOf(open, 2))
    await deliverMail(down)
    open.clock.set('2026-10-27T00:00:00Z')
    await open.seats.sweep()
    await deliverMail(down)
    expect((await outboxOf(open.database)).map(({ kind }) => kind).toSorted()).toEqual([
      'confirmed',
      'hold',
      'hold',
      'reminder',
    ])
    // The mail server is back in the evening of the next day, when the group has begun.
    open.clock.set('2026-10-27T23:30:00Z')
    const server = await startServer()
    await deliverMail(deliveryTo(createSmtpTransport(server.url, PATIENT), open))
    const told = server.received.map(({ mail }) => `${mail.subject} ${mail.text}`)
    expect(told).toHaveLength(4)
    expect(told.join('\n')).not.toMatch(/A seat is held for you|tomorrow|before it begins/)
  })

  it('is tried again after a 4xx, and dead after a 5xx until staff try it again', async () => {
    const open = await openSeats(engine)
    await open.seats.reserveSeat(sampleRequest(1))
    let code = 451
    const server = await startServer({
      onRcptTo: (_address, _session, done) =>
        done(code ? Object.assign(new Error('no'), { responseCode: code }) : null),
    })
    const delivery = deliveryTo(createSmtpTransport(server.url, PATIENT), open)
    await deliverMail(delivery)
    expect((await outboxOf(open.database))[0]).toMatchObject({
      status: 'pending',
      last_error: 'EENVELOPE 451',
    })
    code = 550
    open.clock.advance({ minutes: 1 })
    await deliverMail(delivery)
    expect((await outboxOf(open.database))[0]).toMatchObject({
      status: 'dead',
      last_error: 'EENVELOPE 550',
    })
    const desk = createStaff({ ...open, staffEmails: [] }).as('staff@attune.example')
    const { dead } = await desk.listUndelivered()
    expect(dead).toMatchObject([{ kind: 'hold', status: 'dead' }])
    code = 0
    expect(await desk.retryMail(dead[0]?.id ?? '')).toEqual({ kind: 'retried' })
    await deliverMail(delivery)
    expect(server.received).toHaveLength(1)
    expect(server.received[0]?.mail.messageId).toContain(dead[0]?.id)
  })

  it('gives up on a server that says nothing, long before the lease runs out', async () => {
    const open = await openSeats(engine)
    await open.seats.reserveSeat(sampleRequest(1))
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    const { port } = silent.address() as AddressInfo
    await deliverMail(deliveryTo(createSmtpTransport(`smtp://127.0.0.1:${port}`, IMPATIENT), open))
    expect((await outboxOf(open.database))[0]).toMatchObject({ status: 'pending', attempts: 1 })
  })

  it('is tried again when the server dies in the middle of the message', async () => {
    const open = await openSeats(engine)
    await open.seats.reserveSeat(sampleRequest(1))
    const dying = createServer((socket) => {
      socket.on('error', () => {})
      socket.write('220 here\r\n')
      socket.on('data', (chunk) => {
        const said = String(chunk)
        if (said.startsWith('DATA')) socket.write('354 go on\r\n')
        else if (/^(EHLO|MAIL|RCPT)/.test(said)) socket.write('250 yes\r\n')
        else socket.destroy()
      })
    })
    await new Promise<void>((resolve) => dying.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void dying.close())
    const { port } = dying.address() as AddressInfo
    await deliverMail(deliveryTo(createSmtpTransport(`smtp://127.0.0.1:${port}`, PATIENT), open))
    expect((await outboxOf(open.database))[0]).toMatchObject({ status: 'pending', attempts: 1 })
  })

  it('is never sent by two servers at once, and is taken up again from one that died', async () => {
    const open = await openSeats(engine)
    for (const visitor of [1, 2, 3, 4, 5, 6]) await open.seats.reserveSeat(sampleRequest(visitor))
    const now = open.clock.now()
    const taken = await Promise.all([1, 2, 3, 4].map(() => claimMail(open.database, now, 4)))
    const ids = taken.flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    await claimMail(open.database, now, 10)

    const server = await startServer()
    const delivery = deliveryTo(createSmtpTransport(server.url, PATIENT), open)
    open.clock.advance({ seconds: 299 })
    expect(await deliverMail(delivery)).toBe(0)
    open.clock.advance({ seconds: 1 })
    expect(await deliverMail(delivery)).toBe(6)
    expect(server.received).toHaveLength(6)
  })

  it('is sent once though the database can’t be written to just when the mail server has it', async () => {
    const address = await engine.createAddress()
    const holder = await engine.open(address)
    const database = await engine.open(address, { lockTimeout: 50 })
    const open = await openSeats(engine, undefined, { database })
    await open.seats.reserveSeat(sampleRequest(1))
    const held = await holder.startTransaction().execute()
    let sent = 0
    const send = async () => {
      sent += 1
      await held.updateTable('outbox').set({ last_error: 'held' }).execute()
    }
    let waits = 0
    const wait = async () => {
      waits += 1
      if (waits === 2) await held.rollback().execute()
    }
    const delivery = { ...deliveryTo({ send, close: () => {} }, open), wait }
    expect(await deliverMail(delivery)).toBe(1)
    expect(waits).toBe(2)
    expect(await outboxOf(database)).toMatchObject([{ status: 'sent', last_error: null }])
    open.clock.advance({ minutes: 6 })
    expect(await deliverMail(delivery)).toBe(0)
    expect(sent).toBe(1)
  })

  it('says nothing about the group in the subject or the sender, whatever its kind', async () => {
    const begun = sampleCohort({ id: 'cohort-c', capacity: 1, startDate: '2026-10-26' })
    const open = await openSeats(engine, [
      sampleCohort({ capacity: 1 }),
      sampleCohort({ id: 'cohort-b' }),
      begun,
    ])
    const server = await startServer()
    const delivery = deliveryTo(createSmtpTransport(server.url, PATIENT), open)
    await open.seats.reserveSeat(sampleRequest(1))
    await deliverMail(delivery)
    const first = tokenIn(server.received[0]?.mail.text)
    await open.seats.confirmSeat(first)
    await open.seats.joinWaitingList(sampleRequest(2))
    await open.seats.joinWaitingList(sampleRequest(3))
    await open.seats.reserveSeat(sampleRequest(4, { cohortId: 'cohort-c' }))
    await open.seats.confirmSeat(await linkOf(open, 4))
    await open.seats.joinWaitingList(sampleRequest(5, { cohortId: 'cohort-c' }))
    await open.seats.requestLinks('quillfeather-1@example.org')
    await open.seats.replaceCohortRules([
      sampleCohort({ capacity: 1, localTime: '18:00' }),
      sampleCohort({ id: 'cohort-b' }),
      begun,
    ])
    await open.seats.moveSeat(first, 'cohort-b')
    open.clock.advance({ hours: 24 })
    await open.seats.sweep()
    open.clock.set('2026-10-26T23:30:00Z')
    await open.seats.sweep()
    const desk = createStaff({ ...open, staffEmails: [] }).as('staff@attune.example')
    await desk.callOffGroup('cohort-a')
    await desk.callOffGroup('cohort-b')
    await deliverMail(delivery)
    const kinds = (await outboxOf(open.database)).map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(
      new Set([
        'hold',
        'confirmed',
        'waiting',
        'fresh-link',
        'group-changed',
        'moved',
        'offered',
        'offer-lapsed',
        'line-ended',
        'reminder',
        'group-cancelled',
      ]),
    )
    expect(server.received).toHaveLength(kinds.length)
    for (const { mail, recipients } of server.received) {
      const programs = /relationship|therapy|dbt|skills/i
      expect(mail.subject).not.toMatch(programs)
      expect(mail.from?.text).not.toMatch(programs)
      expect(recipients).toHaveLength(1)
      expect(mail.text).toContain('988')
      for (const attachment of mail.attachments) {
        const calendar = attachment.content.toString()
        expect(calendar).not.toMatch(/relationship|therapy|https?:/i)
      }
    }
  })
})
