import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

// What is not part of the Studio an editor opens: changing it needs no new build.
const apart = ['lake', 'sample', 'typegen', 'node_modules', 'dist', '.sanity']

/** A digest of the sources in `folders` and of `ingredients`; equal digests build equal Studios. */
export async function hashSources(
  folders: readonly string[],
  ingredients: readonly string[],
): Promise<string> {
  const hash = createHash('sha256')
  for (const ingredient of ingredients) hash.update(ingredient).update('\0')
  for (const folder of folders) {
    const exclude = (path: string) => apart.some((name) => path === name)
    const paths = await Array.fromAsync(glob('**/*.{ts,tsx,json,css}', { cwd: folder, exclude }))
    for (const path of paths.sort()) {
      hash
        .update(path)
        .update('\0')
        .update(await readFile(join(folder, path)))
        .update('\0')
    }
  }
  return hash.digest('hex')
}
