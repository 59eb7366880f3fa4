import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'
import { contentSecurityPolicy, SECURITY_HEADERS } from '../security-headers.ts'

const ID = /^[0-9a-f-]{36}$/

const shownMail = z.object({
  id: z.string().regex(ID),
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  calendar: z.string().optional(),
  at: z.string(),
})
type ShownMail = z.output<typeof shownMail>

/**
 * `/dev/mail/`: the mails that were written to files instead of being sent. For `npm start` alone:
 * whoever can open it can use the links inside.
 */
export function createMailbox(folder: string) {
  return async (_request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const [, id = '', part = ''] =
      /^\/dev\/mail\/(?:([^/]+)\/(?:(html|calendar)\/)?)?$/.exec(url.pathname) ?? []
    if (url.pathname === '/dev/mail/') return send(response, renderList(await listMails(folder)))
    const mail = ID.test(id) ? await readMail(join(folder, `${id}.json`)) : undefined
    if (!mail)
      return send(response, renderPage('No such mail', '<p>There is no such mail.</p>'), 404)
    if (part === 'html') return send(response, mail.html)
    if (part === 'calendar') return send(response, mail.calendar ?? '', 200, 'text/calendar')
    send(response, renderMail(mail))
  }
}

async function listMails(folder: string): Promise<ShownMail[]> {
  const names = await readdir(folder).catch(() => [])
  const mails = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readMail(join(folder, name))),
  )
  return mails.flatMap((mail) => mail ?? []).toSorted((a, b) => (a.at < b.at ? 1 : -1))
}

async function readMail(path: string): Promise<ShownMail | undefined> {
  try {
    return shownMail.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return undefined
  }
}

function renderList(mails: readonly ShownMail[]): string {
  const items = mails.map(
    ({ id, to, subject, at }) =>
      `<li><a href="/dev/mail/${id}/">${escapeHtml(subject)}</a><br>to ${escapeHtml(to)}, <time datetime="${escapeHtml(at)}">${escapeHtml(at.slice(0, 19).replace('T', ' '))} UTC</time></li>`,
  )
  const list =
    items.length > 0 ? `<ul>${items.join('')}</ul>` : '<p>No mail has been written yet.</p>'
  const note =
    '<p>Mail of this machine. Without a mail server it is kept here instead of being sent.</p>'
  return renderPage('Mailbox', note + list)
}

function renderMail({ id, to, subject, text, calendar }: ShownMail): string {
  const linked = escapeHtml(text).replace(
    /https?:\/\/[^\s&<]+/g,
    (href) => `<a href="${href}">${href}</a>`,
  )
  const entry = calendar ? `<li><a href="/dev/mail/${id}/calendar/">Calendar entry</a></li>` : ''
  return renderPage(
    subject,
    `<p>to ${escapeHtml(to)}</p><pre>${linked}</pre><ul><li><a href="/dev/mail/${id}/html/">As HTML</a></li>${entry}<li><a href="/dev/mail/">All mail</a></li></ul>`,
  )
}

function renderPage(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title><style>body{font:1.05rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}li{padding:.4rem 0}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`
}

function send(response: ServerResponse, body: string, status = 200, type = 'text/html'): void {
  response
    .writeHead(status, {
      ...SECURITY_HEADERS,
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': contentSecurityPolicy(body),
    })
    .end(body)
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
