import type { JsonRecord } from '../json.ts'

/** Names of the fields people ask for, by tag number. */
const TAGS: { [tag: number]: string } = {
  270: 'ImageDescription',
  271: 'Make',
  272: 'Model',
  274: 'Orientation',
  305: 'Software',
  306: 'DateTime',
  315: 'Artist',
  33432: 'Copyright',
  33434: 'ExposureTime',
  33437: 'FNumber',
  34850: 'ExposureProgram',
  34855: 'ISO',
  36867: 'DateTimeOriginal',
  36868: 'DateTimeDigitized',
  37377: 'ShutterSpeedValue',
  37378: 'ApertureValue',
  37380: 'ExposureBiasValue',
  37383: 'MeteringMode',
  37385: 'Flash',
  37386: 'FocalLength',
  40961: 'ColorSpace',
  40962: 'PixelXDimension',
  40963: 'PixelYDimension',
  41989: 'FocalLengthIn35mmFormat',
  42035: 'LensMake',
  42036: 'LensModel',
}
const EXIF_POINTER = 0x8769
const GPS_POINTER = 0x8825
/** Bytes of one value, by TIFF's type number. */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

type Value = string | number | number[]
type Tags = Map<number, Value>
export type Exif = {
  fields: JsonRecord
  location: { lat: number; lng: number; alt?: number } | undefined
}

/** Reads an EXIF block (TIFF structure, with or without the `Exif` prefix). Damage reads as nothing. */
export function readExif(block: Buffer): Exif {
  const start = block.toString('latin1', 0, 4) === 'Exif' ? 6 : 0
  const tiff = block.subarray(start)
  try {
    const isLittle = tiff.toString('latin1', 0, 2) === 'II'
    const reader = new TiffReader(tiff, isLittle)
    const main = reader.directory(reader.uint32(4))
    const exif = reader.directoryAt(main.get(EXIF_POINTER))
    const gps = reader.directoryAt(main.get(GPS_POINTER))
    const fields: JsonRecord = {}
    for (const [tag, value] of [...main, ...exif]) {
      const name = TAGS[tag]
      if (name !== undefined) fields[name] = value
    }
    return { fields, location: readLocation(gps) }
  } catch (error) {
    if (error instanceof RangeError) return { fields: {}, location: undefined }
    throw error
  }
}

class TiffReader {
  readonly #bytes: Buffer
  readonly #isLittle: boolean

  constructor(bytes: Buffer, isLittle: boolean) {
    this.#bytes = bytes
    this.#isLittle = isLittle
  }

  uint16(at: number): number {
    return this.#isLittle ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at)
  }

  uint32(at: number): number {
    return this.#isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at)
  }

  directoryAt(pointer: Value | undefined): Tags {
    return typeof pointer === 'number' ? this.directory(pointer) : new Map()
  }

  /** @throws RangeError for addresses beyond the block */
  directory(at: number): Tags {
    const tags: Tags = new Map()
    const count = this.uint16(at)
    for (let index = 0; index < count; index += 1) {
      const entry = at + 2 + index * 12
      const value = this.#value(entry)
      if (value !== undefined) tags.set(this.uint16(entry), value)
    }
    return tags
  }

  #value(entry: number): Value | undefined {
    const type = this.uint16(entry + 2)
    const count = this.uint32(entry + 4)
    const size = (SIZES[type] ?? 0) * count
    if (size === 0 || size > 1000) return undefined
    const at = size <= 4 ? entry + 8 : this.uint32(entry + 8)
    if (at + size > this.#bytes.length) throw new RangeError('Beyond the block')
    if (type === 2)
      return this.#bytes
        .toString('utf8', at, at + size)
        .replace(/\0[\s\S]*$/, '')
        .trim()
    if (type === 1 || type === 7) return count === 1 ? this.#bytes.readUInt8(at) : undefined
    const numbers = Array.from({ length: count }, (_, place) =>
      this.#number(type, at + place * (size / count)),
    )
    return numbers.length === 1 ? numbers[0] : numbers
  }

  #number(type: number, at: number): number {
    switch (type) {
      case 6:
        return this.#bytes.readInt8(at)
      case 3:
        return this.uint16(at)
      case 8:
        return (this.uint16(at) << 16) >> 16
      case 9:
        return this.uint32(at) | 0
      case 5:
        return divide(this.uint32(at), this.uint32(at + 4))
      case 10:
        return divide(this.uint32(at) | 0, this.uint32(at + 4) | 0)
      case 11:
        return finite(this.#isLittle ? this.#bytes.readFloatLE(at) : this.#bytes.readFloatBE(at))
      case 12:
        return finite(this.#isLittle ? this.#bytes.readDoubleLE(at) : this.#bytes.readDoubleBE(at))
      default:
        return this.uint32(at)
    }
  }
}

function divide(above: number, below: number): number {
  return below === 0 ? 0 : above / below
}

/** JSON has neither infinity nor NaN. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : 0
}

/** Undefined also for a place that is not on Earth. */
function readLocation(gps: Tags): Exif['location'] {
  const lat = toDegrees(gps.get(2), gps.get(1) === 'S')
  const lng = toDegrees(gps.get(4), gps.get(3) === 'W')
  if (lat === undefined || lng === undefined) return undefined
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) return undefined
  const height = gps.get(6)
  if (typeof height !== 'number') return { lat, lng }
  return { lat, lng, alt: gps.get(5) === 1 ? -height : height }
}

function toDegrees(value: Value | undefined, isNegative: boolean): number | undefined {
  if (!Array.isArray(value) || value.length !== 3) return undefined
  const [degrees = 0, minutes = 0, seconds = 0] = value
  const sum = degrees + minutes / 60 + seconds / 3600
  return isNegative ? -sum : sum
}
