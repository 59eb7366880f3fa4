import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

// What is not part of the Studio an editor opens: changing it needs no new build.
const apart = ['lake', 'sample', 'typegen', 'node_modules', 'dist', '.sanity']

/** A digest of the Studio's sources and of `ingredients`; equal digests build equal Studios. */
export async function hashSources(studioDir: string, ingredients: string[]): Promise<string> {
  const paths: string[] = []
  const exclude = (path: string) => apart.some((name) => path === name)
  for await (const path of glob('**/*.{ts,tsx,json,css}', { cwd: studioDir, exclude })) {
    paths.push(path)
  }
  const hash = createHash('sha256')
  for (const ingredient of ingredients) hash.update(ingredient).update('\0')
  for (const path of paths.sort()) {
    hash
      .update(path)
      .update('\0')
      .update(await readFile(join(studioDir, path)))
      .update('\0')
  }
  return hash.digest('hex')
}
