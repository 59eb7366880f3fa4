import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ByteReader } from './byte-reader.ts'
import { ImportProblem } from './import-problem.ts'
import { BLOCK, readHeader } from './tar-header.ts'

const MOST_ENTRIES = 200_000
const MOST_NAME_BYTES = 64 * 1024

/**
 * Unpacks the files of a tar archive into the folder under numbers, so that no name of the archive
 * can lead anywhere else. Links and devices are left out.
 * @returns name in the archive → path on disk
 */
export async function unpackTar(reader: ByteReader, folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  let longName: string | undefined
  for (let entries = 0; ; entries += 1) {
    if (entries > MOST_ENTRIES) throw new ImportProblem('the archive has too many entries')
    const header = readHeader(await reader.read(BLOCK))
    if (!header) return files
    const padding = (BLOCK - (header.size % BLOCK)) % BLOCK
    if (header.kind === 'file') {
      const path = join(folder, String(files.size))
      await writeEntry(reader, header.size, path)
      files.set(posix.normalize(longName ?? header.name), path)
      longName = undefined
    } else if (header.kind === 'name' || header.kind === 'attributes') {
      if (header.size > MOST_NAME_BYTES) throw new ImportProblem('the archive is malformed')
      const content = await reader.read(header.size)
      longName =
        header.kind === 'name'
          ? content.toString('utf8').replace(/\0.*$/s, '')
          : readAttributes(content).get('path')
    } else {
      for await (const _ of reader.take(header.size));
      longName = undefined
    }
    await reader.read(padding)
  }
}

async function writeEntry(reader: ByteReader, size: number, path: string): Promise<void> {
  await pipeline(Readable.from(reader.take(size)), createWriteStream(path))
  const written = await stat(path)
  if (written.size < size) throw new ImportProblem('the archive ends in the middle of a file')
}

/**
 * The attributes of a pax header: records of `<length> <key>=<value>\n`, where the length counts
 * every byte of the record.
 * @throws ImportProblem
 */
export function readAttributes(header: Buffer): Map<string, string> {
  const attributes = new Map<string, string>()
  for (let at = 0; at < header.length; ) {
    const [start = '', digits] = /^(\d{1,6}) /.exec(header.toString('latin1', at, at + 7)) ?? []
    const length = Number(digits)
    const record = header.toString('utf8', at + start.length, at + length - 1)
    const equals = record.indexOf('=')
    const isWhole = length > start.length && header[at + length - 1] === 0x0a
    if (!isWhole || equals < 1) throw new ImportProblem('the archive is malformed')
    attributes.set(record.slice(0, equals), record.slice(equals + 1))
    at += length
  }
  return attributes
}
