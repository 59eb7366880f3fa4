import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The generated file, below the repository's root. */
export const TYPES_FILE = 'src/content/sanity.types.ts'
// Previews and inputs (.tsx) have no say in what a document holds.
const SOURCES = ['studio/schema/**/*.ts', 'src/content/queries.ts']
const STAMP = /^\/\/ From sources (\w+), as text (\w+)\.\n/m

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

async function digestSources(root: string): Promise<string> {
  const files = (await Array.fromAsync(glob(SOURCES, { cwd: root }))).sort()
  const texts = await Promise.all(
    files.map(async (file) => `${file}\0${await readFile(join(root, file), 'utf8')}\0`),
  )
  return digest(texts.join(''))
}

/** What TypeGen wrote, with a note of what it was made from. */
export async function stampTypes(root: string, generated: string): Promise<string> {
  const stamp = `// From sources ${await digestSources(root)}, as text ${digest(generated)}.\n`
  return `// Written by \`npm run typegen\`; don't edit.\n${stamp}${generated}`
}

/** Why the generated types below `root` can't be relied on; undefined when they can. */
export async function findStaleness(root: string): Promise<string | undefined> {
  const text = await readFile(join(root, TYPES_FILE), 'utf8').catch(() => undefined)
  const advice = 'Run "npm run typegen" and commit the file with your change.'
  if (text === undefined) return `${TYPES_FILE} is missing. ${advice}`
  const [stamp = '', sources, own] = STAMP.exec(text) ?? []
  const generated = text.slice(text.indexOf(stamp) + stamp.length)
  if (digest(generated) !== own) return `${TYPES_FILE} was changed by hand. ${advice}`
  if ((await digestSources(root)) !== sources) {
    return `studio/schema or src/content/queries.ts changed after ${TYPES_FILE} was generated. ${advice}`
  }
  return undefined
}
