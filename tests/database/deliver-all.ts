import { deliverMail } from '../../src/mail/deliver-mail.ts'
import type { Message } from '../../src/mail/message.ts'
import type { OpenSeats } from './sample-seats.ts'

/** Delivers every mail that is due, and gives them. */
export async function deliverAll({
  database,
  clock,
}: Pick<OpenSeats, 'database' | 'clock'>): Promise<Message[]> {
  const sent: Message[] = []
  await deliverMail({
    database,
    clock,
    transport: { send: async (message) => void sent.push(message), close: () => {} },
    log: { warn: () => {}, error: () => {} },
    from: { address: 'reservations@attune.example', name: 'Attune' },
    siteUrl: 'https://attune.example',
  })
  return sent
}
