import type { Content } from './content.ts'

/** What was asked of the content: the reader's name and what it was called with. */
export interface ContentRead {
  readonly name: string
  readonly args: readonly unknown[]
}

export interface RecordedContent {
  readonly content: Content
  /** Each question once, by a name that two equal questions share; it grows while a page renders. */
  readonly reads: ReadonlyMap<string, ContentRead>
}

/** The same content, with every question to it noted down: also those to readers that are yet to be written. */
export function recordReads(content: Content): RecordedContent {
  const reads = new Map<string, ContentRead>()
  const recorded = new Proxy(content, {
    get(target, property) {
      const reader: unknown = Reflect.get(target, property)
      // Answers from its arguments alone.
      if (property === 'editAttribute' || typeof reader !== 'function') return reader
      const name = String(property)
      return (...args: unknown[]): unknown => {
        reads.set(JSON.stringify([name, ...args]), { name, args })
        return Reflect.apply(reader, target, args)
      }
    },
  })
  return { content: recorded, reads }
}

/** Asks the same of this content. */
export async function readAgain(content: Content, { name, args }: ContentRead): Promise<unknown> {
  const reader: unknown = Reflect.get(content, name)
  if (typeof reader !== 'function') throw new Error(`The content has no reader "${name}"`)
  const answer: unknown = await Reflect.apply(reader, content, args)
  return answer
}
