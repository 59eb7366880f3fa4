import { isKind, type Kind } from './kinds.ts'

/** What a reader looks for. Empty strings stand for "any". */
export interface SearchQuery {
  readonly words: string
  readonly kind: Kind | ''
  readonly topic: string
}

/** Longer input finds nothing more and costs time. */
export const MAX_WORDS_LENGTH = 200

/** Reads what a link or the form asks for; what makes no sense counts as not asked. */
export function readSearchQuery(parameters: URLSearchParams): SearchQuery {
  const kind = parameters.get('kind') ?? ''
  const topic = parameters.get('topic') ?? ''
  return {
    words: (parameters.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, MAX_WORDS_LENGTH),
    kind: isKind(kind) ? kind : '',
    topic: /^[\w-]{1,100}$/.test(topic) ? topic : '',
  }
}

/** The part of the address that leads back to the same search; empty when nothing is asked. */
export function writeSearchQuery({ words, kind, topic }: SearchQuery): string {
  const parameters = new URLSearchParams()
  if (words) parameters.set('q', words)
  if (kind) parameters.set('kind', kind)
  if (topic) parameters.set('topic', topic)
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

export function asksForNothing({ words, kind, topic }: SearchQuery): boolean {
  return words === '' && kind === '' && topic === ''
}
