import { ImportProblem } from './import-problem.ts'

/** Bytes of a header, and the multiple that contents are padded to. */
export const BLOCK = 512

export type TarHeader = {
  name: string
  /** bytes */
  size: number
  /** `name` and `attributes` describe the entry that follows. */
  kind: 'file' | 'name' | 'attributes' | 'other'
}

/** True when the bytes begin like a tar archive (POSIX ustar or GNU). */
export function isTar(start: Buffer): boolean {
  return start.length === BLOCK && start.toString('latin1', 257, 262) === 'ustar'
}

/**
 * Reads one header.
 * @returns undefined at the end of the archive
 */
export function readHeader(block: Buffer): TarHeader | undefined {
  if (block.length === 0 || block.every((byte) => byte === 0)) return undefined
  if (!isTar(block) || !hasRightChecksum(block)) throw new ImportProblem('the archive is malformed')
  const prefix = text(block, 345, 500)
  const name = text(block, 0, 100)
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: readNumber(block, 124, 136),
    kind: kindOf(text(block, 156, 157)),
  }
}

function kindOf(flag: string): TarHeader['kind'] {
  if (flag === '' || flag === '0' || flag === '7') return 'file'
  if (flag === 'L') return 'name'
  return flag === 'x' ? 'attributes' : 'other'
}

function hasRightChecksum(block: Buffer): boolean {
  // The checksum counts its own eight bytes as spaces.
  const sum = block.reduce(
    (total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte),
    0,
  )
  return sum === readNumber(block, 148, 156)
}

/** Octal text; sizes beyond it are written as a big-endian number with the first bit set. */
function readNumber(block: Buffer, start: number, end: number): number {
  const first = block[start] ?? 0
  if ((first & 0x80) !== 0) {
    const value = Number(block.readBigUInt64BE(end - 8))
    if (!Number.isSafeInteger(value)) throw new ImportProblem('the archive is malformed')
    return value
  }
  const digits = text(block, start, end).trim()
  if (!/^[0-7]*$/.test(digits)) throw new ImportProblem('the archive is malformed')
  return Number.parseInt(digits || '0', 8)
}

function text(block: Buffer, start: number, end: number): string {
  return block.toString('utf8', start, end).replace(/\0.*$/s, '')
}
