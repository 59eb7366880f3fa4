import { setTimeout as wait } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { MailTransport } from './message.ts'
import { toMime } from './to-mime.ts'

/** Milliseconds for each step of the conversation, and for all of it: well below the lease. */
export interface SmtpTimes {
  connect: number
  silence: number
  whole: number
}

const TIMES: SmtpTimes = { connect: 10_000, silence: 20_000, whole: 60_000 }

/** Hands mail over to the server at an `smtp://` or `smtps://` address, one connection a mail. */
export function createSmtpTransport(url: string, times: SmtpTimes = TIMES): MailTransport {
  const transport = createTransport({
    url,
    connectionTimeout: times.connect,
    greetingTimeout: times.connect,
    socketTimeout: times.silence,
  })
  return {
    async send(message) {
      const ending = new AbortController()
      const late = wait(times.whole, undefined, { signal: ending.signal }).then(() => {
        throw Object.assign(new Error('The mail server took too long'), { code: 'ETIMEDOUT' })
      })
      const sending = transport.sendMail(toMime(message))
      // Whichever loses has nobody listening any more.
      late.catch(() => undefined)
      sending.catch(() => undefined)
      try {
        await Promise.race([sending, late])
      } finally {
        ending.abort()
      }
    },
    close: () => transport.close(),
  }
}
