/** A mail ready to be handed over. Always to one person. */
export interface Message {
  /** Of the outbox row: the same however often it is tried. */
  id: string
  kind: string
  from: Sender
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string } | undefined
}

export interface Sender {
  address: string
  name?: string | undefined
}

/** The one seam to the world of mail. Rejects when the mail was not taken. */
export interface MailTransport {
  send(message: Message): Promise<void>
  close(): Promise<void> | void
}

/** Stable for a mail, so that a server that gets it twice can tell. */
export function toMessageId({ id, from }: Pick<Message, 'id' | 'from'>): string {
  return `<${id}@${from.address.split('@').at(-1)}>`
}
