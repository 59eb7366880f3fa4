import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const NAME_PATTERN = /^[a-f0-9]{40}(-\d+x\d+)?\.[a-z0-9]{1,12}$/

/** Originals and resized copies on disk, named after their content. */
export class AssetFolder {
  readonly #originals: string
  readonly #copies: string
  readonly #pending = new Map<string, Promise<Buffer>>()

  constructor(folder: string) {
    this.#originals = join(folder, 'lake-assets')
    this.#copies = join(folder, 'lake-assets', 'resized')
  }

  async saveOriginal(name: string, bytes: Buffer): Promise<void> {
    await writeWhole(this.#originals, name, bytes)
  }

  /** The bytes, or undefined for a name that is unknown or none of this folder's. */
  async readOriginal(name: string): Promise<Buffer | undefined> {
    return NAME_PATTERN.test(name) ? readIfThere(join(this.#originals, name)) : undefined
  }

  /** The copy for a recipe, made once: later, and simultaneous, requests share it. */
  async readCopy(recipe: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const name = createHash('sha1').update(recipe).digest('hex')
    const saved = await readIfThere(join(this.#copies, name))
    if (saved) return saved
    const pending = this.#pending.get(name)
    if (pending) return pending
    const made = make().then(async (bytes) => {
      await writeWhole(this.#copies, name, bytes)
      return bytes
    })
    this.#pending.set(name, made)
    try {
      return await made
    } finally {
      this.#pending.delete(name)
    }
  }
}

/** Writes beside and renames, so that nobody reads half a file. */
async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  const beside = join(folder, `.${randomUUID()}`)
  await writeFile(beside, bytes)
  await rename(beside, join(folder, name))
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch {
    return undefined
  }
}
