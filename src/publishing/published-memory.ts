import { appendFile, readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { nameValue } from './name-value.ts'
import { replaceFile } from './replace-file.ts'

const SLICE = 200
/** The file is written anew when it says more than twice what counts, and this much besides. */
const SPARE_LINES = 1_000

/** What must be known of the published pages beyond the files themselves. */
export interface PublishedFacts {
  /** By path: the document that the page shows, if it shows just one. */
  readonly documentIds: ReadonlyMap<string, string | undefined>
  /** By document id: what lists showed of it when it was last sound. */
  readonly lastGood: ReadonlyMap<string, unknown>
  /** Old addresses and where each leads. */
  readonly redirects: ReadonlyMap<string, string>
}

/** One line of the file. Later lines count; what is said to be gone is so until it is said again. */
const line = z.union([
  z.object({ page: z.string(), documentId: z.string().optional(), isGone: z.boolean().optional() }),
  z.object({ good: z.string(), value: z.unknown().optional(), isGone: z.boolean().optional() }),
  z.object({ redirects: z.array(z.tuple([z.string(), z.string()])) }),
])
type Line = z.input<typeof line>

function parseLine(text: string): Line | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data
  } catch {
    // Torn by a kill while it was written. Only a convenience: the next sweep learns it again.
    return undefined
  }
}

async function readFacts(file: string): Promise<PublishedFacts> {
  const documentIds = new Map<string, string | undefined>()
  const lastGood = new Map<string, unknown>()
  let redirects = new Map<string, string>()
  const text = await readFile(file, 'utf8').catch(() => '')
  for (const part of text.split('\n')) {
    const told = part === '' ? undefined : parseLine(part)
    if (told === undefined) continue
    if ('redirects' in told) redirects = new Map(told.redirects)
    else if ('good' in told) {
      if (told.isGone) lastGood.delete(told.good)
      else lastGood.set(told.good, told.value)
    } else if (told.isGone) documentIds.delete(told.page)
    else documentIds.set(told.page, told.documentId)
  }
  return { documentIds, lastGood, redirects }
}

const NOBODY = 'nobody'

/** Each fact by a key of its own, with a name that changes when it does. */
function* listFacts(facts: PublishedFacts): Generator<{ key: string; name: string; line: Line }> {
  for (const [page, documentId] of facts.documentIds) {
    yield { key: `page ${page}`, name: documentId ?? NOBODY, line: { page, documentId } }
  }
  for (const [good, value] of facts.lastGood) {
    yield { key: `good ${good}`, name: nameValue(value), line: { good, value } }
  }
  const redirects = [...facts.redirects]
  yield { key: 'redirects', name: nameValue(redirects), line: { redirects } }
}

function tellGone(key: string): Line {
  const [kind = '', ...rest] = key.split(' ')
  const name = rest.join(' ')
  return kind === 'page' ? { page: name, isGone: true } : { good: name, isGone: true }
}

/**
 * Opens the file in which facts are kept from one start to the next. Of thousands only those are
 * written that changed, at its end; at times, and at first, all of them are.
 */
export async function openPublishedMemory(file: string) {
  const remembered = await readFacts(file)
  /** What the file says, by key; undefined until this process has written all of it. */
  let written: Map<string, string> | undefined
  let lines = 0

  async function findChanges(facts: PublishedFacts, earlier: ReadonlyMap<string, string>) {
    const current = new Map<string, string>()
    const changes: string[] = []
    for (const fact of listFacts(facts)) {
      // Thousands are looked at in slices: whoever shares the process goes on meanwhile.
      if (current.size % SLICE === 0) await setImmediate()
      current.set(fact.key, fact.name)
      if (earlier.get(fact.key) !== fact.name) changes.push(`${JSON.stringify(fact.line)}\n`)
    }
    for (const key of earlier.keys()) {
      if (!current.has(key)) changes.push(`${JSON.stringify(tellGone(key))}\n`)
    }
    return { current, changes }
  }

  async function writeAll(facts: PublishedFacts): Promise<void> {
    const { current, changes } = await findChanges(facts, new Map())
    await replaceFile(file, changes.join(''))
    written = current
    lines = changes.length
  }

  return {
    /** What an earlier run left, even one that was killed while writing. */
    remembered,
    /** Remembers the facts for the next start. */
    async save(facts: PublishedFacts): Promise<void> {
      if (written === undefined) return writeAll(facts)
      const { current, changes } = await findChanges(facts, written)
      if (changes.length === 0) return
      if (lines + changes.length > 2 * current.size + SPARE_LINES) return writeAll(facts)
      // A line that fails half-way makes the file doubtful: the next time it is written whole.
      written = undefined
      await appendFile(file, changes.join(''))
      written = current
      lines += changes.length
    },
    /** Notes at once that a page is gone, so that the next start doesn't miss it. */
    async forgetPage(page: string): Promise<void> {
      const key = `page ${page}`
      written?.delete(key)
      lines += 1
      try {
        await appendFile(file, `${JSON.stringify(tellGone(key))}\n`)
      } catch {
        // A full disk must keep no page on the site. As above, the file is written whole next time.
        written = undefined
      }
    },
  }
}
