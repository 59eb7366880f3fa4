import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib'
import type { Encoding } from './choose-encoding.ts'

export type Compression = Exclude<Encoding, 'identity'>

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)
const toZstd = promisify(zstdCompress)

/** As many as Node's thread pool works on. More would each hold their memory while they wait. */
const AT_ONCE = 4

const waiting: (() => void)[] = []
let atWork = 0

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (atWork < AT_ONCE) atWork += 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    // Whoever waits longest takes over the place.
    const next = waiting.shift()
    if (next) next()
    else atWork -= 1
  }
}

/** Told the length, brotli makes room for that alone, and not for the 4 MB it could look back. */
function brotliFor(content: Uint8Array, quality: number) {
  const bits = Math.ceil(Math.log2(content.length + 16))
  const { BROTLI_MIN_WINDOW_BITS, BROTLI_DEFAULT_WINDOW } = constants
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      [constants.BROTLI_PARAM_LGWIN]: Math.min(
        Math.max(bits, BROTLI_MIN_WINDOW_BITS),
        BROTLI_DEFAULT_WINDOW,
      ),
    },
  }
}

const compressors: Record<Compression, (content: Uint8Array) => Promise<Uint8Array>> = {
  // At 5 it costs a third of a millisecond a page; at 11 it saves a tenth and takes twenty times as long.
  br: (content) => toBrotli(content, brotliFor(content, 5)),
  // Told the size, zstd too makes room for that alone; untold, it takes ten times as long. Level 12
  // would save half a percent more and take more than twice as long.
  zstd: (content) =>
    toZstd(content, {
      pledgedSrcSize: content.length,
      params: { [constants.ZSTD_c_compressionLevel]: 9 },
    }),
  gzip: (content) => toGzip(content, { level: 6 }),
}

/** A copy of its own: what zlib hands out may be a corner of a larger buffer, which it would keep. */
const cutOut = (bytes: Uint8Array) => new Uint8Array(bytes)

/** The content in a form that is sent as soon as it is asked for. */
export function compress(content: Uint8Array, encoding: Compression): Promise<Uint8Array> {
  return inTurn(async () => cutOut(await compressors[encoding](content)))
}

/** The smallest brotli form there is: an eighth less than the first, for tens of milliseconds of a core. */
export function squeeze(content: Uint8Array): Promise<Uint8Array> {
  return inTurn(async () => cutOut(await toBrotli(content, brotliFor(content, 11))))
}
