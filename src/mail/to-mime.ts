import type { SendMailOptions } from 'nodemailer'
import { type Message, toMessageId } from './message.ts'

/** The message as nodemailer takes it: plain text, HTML, and the calendar entry as RFC 6047 has it. */
export function toMime(message: Message): SendMailOptions {
  const { from, to, subject, text, html, calendar } = message
  return {
    messageId: toMessageId(message),
    from: from.name ? { name: from.name, address: from.address } : from.address,
    to: { name: to.name, address: to.address },
    subject,
    text,
    html,
    headers: {
      'Auto-Submitted': 'auto-generated',
      // Keeps holiday notes from answering.
      'X-Auto-Response-Suppress': 'All',
    },
    ...(calendar
      ? {
          icalEvent: {
            // Without it the part would say PUBLISH, and calendars would ignore a change.
            method: calendar.method,
            filename: 'reservation.ics',
            content: calendar.content,
          },
        }
      : {}),
    // Nothing in a mail is read from files or addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
