import type { Logger } from 'pino'
import { type ComposeContext, composeMail } from './compose-mail.ts'
import type { MailTransport } from './message.ts'
import { type NoteContext, noteDelivery } from './note-delivery.ts'
import { claimMail, type Delivery, type OutboxMail } from './outbox.ts'
import { planRetry, readFault } from './retry.ts'

export interface DeliverContext extends ComposeContext, NoteContext {
  transport: MailTransport
  log: Pick<Logger, 'warn' | 'error'>
  /** Spreads retries out; in [0, 1). */
  chance?: () => number
}

/** Mails handed over side by side. */
const AT_A_TIME = 4

/**
 * Delivers what is due and returns how many mails were taken up. A mail is sent once for its event:
 * it is taken under a lease, and its row says so as soon as the mail server has it. The one
 * exception is a crash between the server's "250" and that note: then it is sent again when the
 * lease has run out, with the same Message-ID.
 */
export async function deliverMail(context: DeliverContext): Promise<number> {
  let delivered = 0
  for (;;) {
    const mails = await claimMail(context.database, context.clock.now(), AT_A_TIME)
    if (mails.length === 0) return delivered
    const ends = await Promise.allSettled(mails.map((mail) => deliverOne(context, mail)))
    const fault = ends.find((end) => end.status === 'rejected')
    if (fault) throw fault.reason
    delivered += mails.length
  }
}

async function deliverOne(context: DeliverContext, mail: OutboxMail): Promise<void> {
  await noteDelivery(context, mail, await attempt(context, mail))
}

async function attempt(context: DeliverContext, mail: OutboxMail): Promise<Delivery> {
  const { transport, clock, log, chance = Math.random } = context
  const { id, kind, attempts } = mail
  let isComposed = false
  try {
    const message = await composeMail(context, mail)
    // Erased since: nobody is left to tell.
    if (!message) return { kind: 'dead', reason: 'ERASED' }
    isComposed = true
    await transport.send(message)
    return { kind: 'sent' }
  } catch (error) {
    const fault = isComposed ? readFault(error) : { isFinal: false, reason: 'NOT_COMPOSED' }
    const delivery = planRetry(attempts, fault, clock.now(), chance())
    const facts = { mail: id, kind, attempts, reason: fault.reason }
    if (delivery.kind === 'dead') log.error(facts, 'mail could not be delivered')
    else log.warn(facts, 'mail will be tried again')
    return delivery
  }
}
