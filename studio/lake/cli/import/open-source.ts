import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, posix, resolve } from 'node:path'
import { pipeline, Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'
import { ByteReader } from './byte-reader.ts'
import { ImportProblem } from './import-problem.ts'
import { BLOCK, isTar } from './tar-header.ts'
import { limitUnpacked } from './unpack-limits.ts'
import { unpackTar } from './unpack-tar.ts'

/** A file to import, opened. */
export type ImportSource = {
  /** The NDJSON text. */
  documents: AsyncIterable<Buffer>
  /** Path on disk of a `file:` address in a document; undefined for one that leads nowhere. */
  findFile(address: string): string | undefined
  /** `assets.json` of an export, where it has one. */
  assetDetails: string | undefined
  /** Addresses of the assets an export brings along, used by a document or not. */
  packedAssets: string[]
  /** Removes what was unpacked. */
  close(): Promise<void>
}

/** Opens an NDJSON file or an export (`tar.gz`), gzipped or not, by looking at its first bytes. */
export async function openSource(file: string): Promise<ImportSource> {
  const { size } = await stat(file).catch((cause: unknown) => {
    throw new ImportProblem(`the file ${file} cannot be read`, { cause })
  })
  const reader = new ByteReader(await openUnpacked(file, size))
  const start = await reader.read(BLOCK)
  const whole = new ByteReader(joinChunks(start, reader.remaining()))
  if (isTar(start)) return openArchive(whole)
  return {
    documents: whole.remaining(),
    findFile: (address) => findFileBeside(file, address),
    assetDetails: undefined,
    packedAssets: [],
    close: async () => undefined,
  }
}

/**
 * The path that a `file:` address in a text file means.
 * @returns undefined for an address that names no file
 */
export function findFileBeside(file: string, address: string): string | undefined {
  // `file://./` is relative in exports, though no URL standard knows it.
  const relative = /^file:\/\/(\.{1,2}\/.*)$/s.exec(address)?.[1]
  if (relative !== undefined) {
    const path = decode(relative)
    return path === undefined ? undefined : resolve(dirname(file), path)
  }
  try {
    return fileURLToPath(address)
  } catch {
    return undefined
  }
}

function decode(name: string | undefined): string | undefined {
  try {
    return name === undefined ? undefined : decodeURIComponent(name)
  } catch {
    return undefined
  }
}

async function openArchive(reader: ByteReader): Promise<ImportSource> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-import-'))
  const close = () => rm(folder, { recursive: true, force: true })
  try {
    const files = await unpackTar(reader, folder)
    const tables = [...files.keys()].filter((name) => name.endsWith('.ndjson'))
    const [table, ...others] = tables
    if (table === undefined) throw new ImportProblem('the archive has no .ndjson file')
    if (others.length > 0) throw new ImportProblem('the archive has more than one .ndjson file')
    const base = posix.dirname(table)
    const find = (name: string): string | undefined => files.get(posix.join(base, name))
    const details = find('assets.json')
    return {
      documents: createReadStream(find(posix.basename(table)) ?? ''),
      // Whatever an archive refers to must be in it: it cannot make us read other files.
      findFile: (address) => {
        const name = decode(/^file:\/\/\.\/(.*)$/s.exec(address)?.[1])
        return name === undefined ? undefined : find(name)
      },
      assetDetails: details,
      packedAssets: [...files.keys()].flatMap((name) => {
        const inside = posix.relative(base, name)
        const kind = /^(image|file)s\/[^/]+$/.exec(inside)?.[1]
        return kind === undefined ? [] : [`${kind}@file://./${encodeURI(inside)}`]
      }),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function openUnpacked(file: string, size: number): Promise<AsyncIterable<Buffer>> {
  const [first, second] = await new ByteReader(createReadStream(file, { end: 1 })).read(2)
  if (first !== 0x1f || second !== 0x8b) return createReadStream(file)
  return pipeline(createReadStream(file), createGunzip(), limitUnpacked(size), () => undefined)
}

function joinChunks(start: Buffer, rest: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  return Readable.from(
    (async function* () {
      yield start
      yield* rest
    })(),
  )
}
