import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { MailTransport } from './message.ts'
import { toMime } from './to-mime.ts'

/**
 * Writes each mail as a file (`<id>.eml`) instead of sending it, and beside it what the mailbox
 * page shows (`<id>.json`). For a machine without a mail server.
 */
export function createFileTransport(folder: string): MailTransport {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    async send(message) {
      await mkdir(folder, { recursive: true })
      const { message: source } = await transport.sendMail(toMime(message))
      if (!Buffer.isBuffer(source)) throw new Error('The mail was not written whole')
      // Named after its outbox row: a second delivery replaces the first.
      await replace(join(folder, `${message.id}.eml`), source)
      const { id, kind, to, subject, text, html, calendar } = message
      const shown = { id, kind, to: to.address, subject, text, html, calendar: calendar?.content }
      const at = new Date().toISOString()
      await replace(join(folder, `${id}.json`), JSON.stringify({ ...shown, at }))
    },
    close: () => transport.close(),
  }
}

async function replace(path: string, content: string | Buffer): Promise<void> {
  await writeFile(`${path}.part`, content, { mode: 0o600 })
  await rename(`${path}.part`, path)
}
