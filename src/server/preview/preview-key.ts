import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = 'preview-key'
const BYTES = 32

async function readKey(file: string): Promise<string | undefined> {
  try {
    const key = (await readFile(file, 'utf8')).trim()
    return key.length >= BYTES ? key : undefined
  } catch {
    return undefined
  }
}

/**
 * The key that preview cookies and links are signed with: the given one, else one of this
 * installation, made once and readable by its owner alone.
 */
export async function findPreviewKey(given: string | undefined, folder: string): Promise<string> {
  if (given) return given
  const file = join(folder, FILE)
  const known = await readKey(file)
  if (known) return known
  await mkdir(folder, { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeFile(draft, randomBytes(BYTES).toString('base64url'), { mode: 0o600 })
  await chmod(draft, 0o600)
  // Linked and not renamed: of two servers that start at once, both take the first one's key.
  await link(draft, file).catch(() => undefined)
  await rm(draft)
  const key = await readKey(file)
  if (!key) throw new Error(`${file} holds no usable key. Remove it, or set PREVIEW_SECRET.`)
  return key
}
