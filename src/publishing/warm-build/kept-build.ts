import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { revision } from '../../content/schemas/publication.ts'
import { replaceFile } from '../replace-file.ts'
import type { Look } from '../revisions.ts'
import type { PageReads } from '../tell-reads.ts'

/** How long what belongs to other builds stays: one may be under way, or take turns with this one. */
const KEPT_MS = 24 * 3_600_000

/** A page of an earlier build, and what it asked of the content. */
export interface KeptPage {
  readonly reads: PageReads
  readonly fingerprint: string
  /** Names the file that holds what was answered. */
  readonly body: string
  readonly status: number
  readonly contentType: string
}

/** What a build leaves for the next one. */
export interface KeptBuild {
  readonly look: Look
  readonly pages: ReadonlyMap<string, KeptPage>
}

const look = z
  .object({
    number: z.number(),
    documents: z.array(revision),
    versions: z.record(z.string(), z.number()),
  })
  .transform(({ number, documents, versions }) => ({
    number,
    documents: new Map(documents.map((entry) => [entry._id, entry])),
    versions: new Map(Object.entries(versions)),
  }))

/** Each argument in an object of its own, since JSON has no undefined. */
const read = z.object({
  key: z.string(),
  name: z.string(),
  args: z.array(z.object({ value: z.unknown().optional() })),
})

const reads = z
  .array(read)
  .transform(
    (entries) =>
      new Map(
        entries.map(({ key, name, args }) => [key, { name, args: args.map(({ value }) => value) }]),
      ),
  )

const memory = z.object({
  look,
  pages: z
    .record(
      z.string(),
      z.object({
        reads,
        fingerprint: z.string(),
        body: z.string(),
        status: z.number(),
        contentType: z.string(),
      }),
    )
    .transform((pages) => new Map(Object.entries(pages))),
})

function buildToJson({ look: { number, documents, versions }, pages }: KeptBuild): string {
  return JSON.stringify({
    look: {
      number,
      documents: [...documents.values()],
      // Documents that are gone would stay in it for ever.
      versions: Object.fromEntries([...versions].filter(([id]) => documents.has(id))),
    },
    pages: Object.fromEntries(
      [...pages].map(([path, { reads: asked, ...page }]) => [
        path,
        {
          ...page,
          reads: [...asked].map(([key, { name, args }]) => ({
            key,
            name,
            args: args.map((value) => ({ value })),
          })),
        },
      ]),
    ),
  })
}

const nameBody = (body: Uint8Array) => createHash('sha256').update(body).digest('hex')

async function removeOld(folder: string, isWanted: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(folder)) {
    if (isWanted(name)) continue
    const file = join(folder, name)
    const found = await stat(file).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > KEPT_MS) await rm(file, { force: true })
  }
}

/**
 * What builds of the same code, for the same site and from the same Content Lake, leave for one
 * another in the folder; `key` names the three. Builds that share it may run at the same time:
 * files are replaced in one step, and a page's name says what is in it.
 */
export function openKeptBuild(folder: string, key: string) {
  const [memories, bodies] = [join(folder, 'builds'), join(folder, 'pages')]
  const memoryFile = join(memories, `${key}.json`)

  return {
    /** Undefined where there is none, or none that can be read: then everything is rendered. */
    async load(): Promise<KeptBuild | undefined> {
      try {
        return memory.parse(JSON.parse(await readFile(memoryFile, 'utf8')))
      } catch {
        return undefined
      }
    },
    /** Undefined when the page is not there any more, or is not what its name says. */
    async readBody(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
      const body = await readFile(join(bodies, name)).catch(() => undefined)
      return body && nameBody(body) === name ? body : undefined
    },
    /** Returns the name to ask for it by. */
    async writeBody(body: Uint8Array): Promise<string> {
      const name = nameBody(body)
      await replaceFile(join(bodies, name), body)
      return name
    },
    /** Keeps what this build knows, and lets go of what no build has wanted for a day. */
    async save(build: KeptBuild): Promise<void> {
      await mkdir(bodies, { recursive: true })
      await replaceFile(memoryFile, buildToJson(build))
      const named = new Set([...build.pages.values()].map(({ body }) => body))
      await removeOld(bodies, (name) => named.has(name))
      await removeOld(memories, (name) => name === `${key}.json`)
    },
  }
}
