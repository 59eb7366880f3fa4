import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageCache } from './image-cache.ts'
import { writeWhole } from './write-whole.ts'

const NAME_PATTERN = /^[a-f0-9]{40}(-\d+x\d+)?\.[a-z0-9]{1,12}$/
const MOST_CACHED_BYTES = 512 * 1024 * 1024

/** Originals and resized copies on disk, named after their content. */
export class AssetFolder {
  readonly #originals: string
  readonly #copies: ImageCache

  /** @param mostCachedBytes bound of the resized copies, which can be made again */
  constructor(folder: string, mostCachedBytes = MOST_CACHED_BYTES) {
    this.#originals = join(folder, 'lake-assets')
    this.#copies = new ImageCache(join(this.#originals, 'resized'), mostCachedBytes)
  }

  async saveOriginal(name: string, bytes: Buffer): Promise<void> {
    await writeWhole(this.#originals, name, bytes)
  }

  /** The bytes, or undefined for a name that is unknown or none of this folder's. */
  async readOriginal(name: string): Promise<Buffer | undefined> {
    if (!NAME_PATTERN.test(name)) return undefined
    return readFile(join(this.#originals, name)).catch(() => undefined)
  }

  /** The copy for a recipe, made once: later, and simultaneous, requests share it. */
  readCopy(recipe: string, make: () => Promise<Buffer>): Promise<Buffer> {
    return this.#copies.read(recipe, make)
  }

  /** Bytes on disk. */
  async sizes(): Promise<{ assets: number; imageCache: number }> {
    const names = await this.#names()
    const files = await Promise.all(names.map((name) => stat(join(this.#originals, name))))
    const assets = files.reduce((total, { size }) => total + size, 0)
    return { assets, imageCache: await this.#copies.size() }
  }

  /** Removes originals, and every copy, since copies do not tell what they were made of. */
  async remove(names: Iterable<string>): Promise<void> {
    await this.#copies.clear()
    for (const name of names) {
      if (NAME_PATTERN.test(name)) await rm(join(this.#originals, name), { force: true })
    }
  }

  async #names(): Promise<string[]> {
    const names = await readdir(this.#originals).catch(() => [])
    return names.filter((name) => NAME_PATTERN.test(name))
  }
}
