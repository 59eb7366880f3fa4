import { Transform } from 'node:stream'
import { ImportProblem } from './import-problem.ts'

/** Up to here a compressed file may unpack to anything: small texts compress without bounds. */
const HARMLESS_BYTES = 64 * 1024 * 1024
/** Beyond it, more than this many times the file is no content but an attempt to fill the disk. */
const MOST_TIMES_LARGER = 200
const MOST_BYTES = 4 * 1024 * 1024 * 1024

/**
 * Passes unpacked bytes on until they grow out of proportion to the packed file.
 * @param packedBytes size of the file on disk
 */
export function limitUnpacked(packedBytes: number): Transform {
  const most = Math.min(MOST_BYTES, Math.max(HARMLESS_BYTES, packedBytes * MOST_TIMES_LARGER))
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size <= most) done(null, chunk)
      else done(new ImportProblem(`the file unpacks to more than ${most} bytes and is refused`))
    },
  })
}
