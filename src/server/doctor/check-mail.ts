import { createTransport } from 'nodemailer'
import type { Settings } from '../settings.ts'
import { type Report, reasonOf } from './report.ts'

const ANSWER_WITHIN_MS = 10_000

/** Whether the mail server lets us in. Sends nothing. */
export async function checkMail({
  smtpUrl,
  staffEmails,
}: Pick<Settings, 'smtpUrl' | 'staffEmails'>): Promise<Report[]> {
  const staff: Report[] =
    staffEmails.length > 0
      ? []
      : [
          {
            part: 'mail',
            verdict: 'notice',
            message: 'nobody may sign in at /staff/: name them in STAFF_EMAILS',
          },
        ]
  if (!smtpUrl) {
    const message = 'SMTP_URL is not set: mail is written to files, nobody gets any'
    return [{ part: 'mail', verdict: 'notice', message }, ...staff]
  }
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: ANSWER_WITHIN_MS,
    greetingTimeout: ANSWER_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
  })
  try {
    await transport.verify()
    return [{ part: 'mail', verdict: 'fine', message: 'the mail server lets us in' }, ...staff]
  } catch (error) {
    const message = `the mail server does not let us in (${reasonOf(error)}): see SMTP_URL. Mail waits and is tried again for a day and a half`
    return [{ part: 'mail', verdict: 'problem', message }, ...staff]
  } finally {
    transport.close()
  }
}
