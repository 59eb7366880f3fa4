import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { stampTypes, TYPES_FILE } from './stamp.ts'

const sanity = join(
  dirname(createRequire(import.meta.url).resolve('sanity/package.json')),
  'bin/sanity',
)

/** TypeGen could not read the schema or the queries; the message ends with what it said. */
export class TypeGenError extends Error {
  override readonly name = 'TypeGenError'
}

/** Writes the types of the schema and queries below `root`. Needs neither network nor account. */
export async function generateTypes(root: string): Promise<void> {
  const run = (args: string[]) =>
    promisify(execFile)(process.execPath, [sanity, ...args], {
      cwd: join(root, 'studio'),
      env: {
        ...process.env,
        CI: 'true',
        DO_NOT_TRACK: '1',
        NO_COLOR: '1',
        NO_UPDATE_NOTIFIER: '1',
      },
    })
  try {
    await run(['schemas', 'extract', '--force'])
    const { stdout, stderr } = await run(['typegen', 'generate'])
    const said = `${stdout}${stderr}`
    // TypeGen ends well even when it left out a query it could not read.
    if (/error/i.test(said)) throw new Error(said)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new TypeGenError(`The types could not be generated.\n${reason}`, { cause })
  }
  const file = join(root, TYPES_FILE)
  await writeFile(file, await stampTypes(root, await readFile(file, 'utf8')))
}

if (import.meta.main) {
  await generateTypes(join(import.meta.dirname, '../..'))
  console.log(`Written: ${TYPES_FILE}`)
}
