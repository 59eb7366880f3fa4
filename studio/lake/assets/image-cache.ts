import { createHash } from 'node:crypto'
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { removeUnfinished, writeWhole } from './write-whole.ts'

const NAME_PATTERN = /^[a-f0-9]{40}$/

/**
 * Finished images on disk, at most `mostBytes` of them: when there is no room, those that were not
 * asked for the longest go first. A file's modification time is its last use, so the order is still
 * known after a restart.
 */
export class ImageCache {
  readonly #folder: string
  readonly #mostBytes: number
  /** name → bytes, the least recently used first */
  #sizes: Promise<Map<string, number>> | undefined
  #total = 0
  readonly #pending = new Map<string, Promise<Buffer>>()

  constructor(folder: string, mostBytes: number) {
    this.#folder = folder
    this.#mostBytes = mostBytes
  }

  /** The image for a recipe, made once: later, and simultaneous, requests share it. */
  async read(recipe: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const name = createHash('sha1').update(recipe).digest('hex')
    const saved = await this.#find(name)
    if (saved) return saved
    const pending = this.#pending.get(name)
    if (pending) return pending
    const made = make().then(async (bytes) => {
      await this.#keep(name, bytes)
      return bytes
    })
    this.#pending.set(name, made)
    try {
      return await made
    } finally {
      this.#pending.delete(name)
    }
  }

  /** Bytes on disk. */
  async size(): Promise<number> {
    await this.#entries()
    return this.#total
  }

  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
    this.#sizes = undefined
    this.#total = 0
  }

  async #find(name: string): Promise<Buffer | undefined> {
    const sizes = await this.#entries()
    const size = sizes.get(name)
    if (size === undefined) return undefined
    try {
      const path = join(this.#folder, name)
      const bytes = await readFile(path)
      if (sizes.delete(name)) sizes.set(name, size)
      const now = new Date()
      await utimes(path, now, now)
      return bytes
    } catch {
      // Somebody tidied up by hand, or it just had to make room: it is made again.
      if (sizes.delete(name)) this.#total -= size
      return undefined
    }
  }

  async #keep(name: string, bytes: Buffer): Promise<void> {
    if (bytes.length > this.#mostBytes) return
    const sizes = await this.#entries()
    // A full or read-only disk costs time, not the picture.
    const isWritten = await writeWhole(this.#folder, name, bytes).then(
      () => true,
      () => false,
    )
    if (!isWritten) return
    this.#total += bytes.length - (sizes.get(name) ?? 0)
    sizes.delete(name)
    sizes.set(name, bytes.length)
    await this.#makeRoom(sizes)
  }

  async #makeRoom(sizes: Map<string, number>): Promise<void> {
    for (const [name, size] of sizes) {
      if (this.#total <= this.#mostBytes) return
      sizes.delete(name)
      this.#total -= size
      await rm(join(this.#folder, name), { force: true })
    }
  }

  #entries(): Promise<Map<string, number>> {
    this.#sizes ??= this.#scan()
    return this.#sizes
  }

  async #scan(): Promise<Map<string, number>> {
    await removeUnfinished(this.#folder)
    const names = await readdir(this.#folder).catch(() => [])
    const files = await Promise.all(
      names
        .filter((name) => NAME_PATTERN.test(name))
        .map(async (name) => ({ name, ...(await describe(join(this.#folder, name))) })),
    )
    files.sort((a, b) => a.usedAt - b.usedAt)
    const sizes = new Map(files.map(({ name, size }) => [name, size]))
    this.#total = files.reduce((total, { size }) => total + size, 0)
    await this.#makeRoom(sizes)
    return sizes
  }
}

async function describe(path: string): Promise<{ size: number; usedAt: number }> {
  const { size, mtimeMs } = await stat(path)
  return { size, usedAt: mtimeMs }
}
