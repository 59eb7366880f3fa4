import type { SeatSettings } from '../reservations/seat-settings.ts'
import type { Words } from './words.ts'

export interface Frame {
  settings: Pick<SeatSettings, 'siteName' | 'providerName' | 'contactEmail' | 'crisisLines'>
  /** Null for mail to staff, which needs no greeting. */
  name: string | null
  href?: string | undefined
  programHref?: string | undefined
}

/** The same mail as plain text and as HTML that needs no pictures, scripts or tables. */
export function renderMail(words: Words, frame: Frame): { text: string; html: string } {
  return { text: renderText(words, frame), html: renderHtml(words, frame) }
}

const NOT_MONITORED = 'This mailbox is not monitored for emergencies.'

function renderText(words: Words, frame: Frame): string {
  const { settings, name } = frame
  const crisis = settings.crisisLines.map(({ label, instruction }) => `${label}: ${instruction}`)
  return [
    ...(name ? [`Hello ${name},`] : []),
    ...words.before,
    ...listLinks(words, frame).map(({ label, href }) => `${label}:\n${href}`),
    ...(words.after ?? []),
    ['-- ', ...listSenders(settings)].join('\n'),
    [NOT_MONITORED, ...crisis].join('\n'),
  ].join('\n\n')
}

function renderHtml(words: Words, frame: Frame): string {
  const { settings, name } = frame
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`
  const links = listLinks(words, frame).map(
    ({ label, href }) => `<p><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></p>`,
  )
  const crisis = settings.crisisLines.map(
    ({ label, instruction, href: line }) =>
      `<li><a href="${escapeHtml(line)}">${escapeHtml(label)}</a>: ${escapeHtml(instruction)}</li>`,
  )
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(words.subject)}</title>`,
    `<style>${STYLE}</style></head><body><main>`,
    `<h1>${escapeHtml(words.subject)}</h1>`,
    ...(name ? [paragraph(`Hello ${name},`)] : []),
    ...words.before.map(paragraph),
    ...links,
    ...(words.after ?? []).map(paragraph),
    '</main><footer>',
    `<p>${listSenders(settings).map(escapeHtml).join('<br>')}</p>`,
    `<p>${NOT_MONITORED}</p>`,
    ...(crisis.length > 0 ? [`<ul>${crisis.join('')}</ul>`] : []),
    '</footer></body></html>',
  ].join('\n')
}

const STYLE =
  'body{font:1.05rem/1.6 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}' +
  'h1{font-size:1.4rem;line-height:1.25}footer{margin-top:2rem;border-top:1px solid;font-size:.95rem}'

function listLinks(
  { programLink, link }: Words,
  { programHref, href }: Frame,
): { label: string; href: string }[] {
  return [
    ...(programLink && programHref ? [{ label: programLink, href: programHref }] : []),
    ...(link && href ? [{ label: link, href }] : []),
  ]
}

function listSenders({ siteName, providerName, contactEmail }: Frame['settings']): string[] {
  const names = [...new Set([siteName, providerName].filter(Boolean))]
  return [names.join(', '), ...(contactEmail ? [contactEmail] : [])].filter(Boolean)
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
