import { sql } from 'kysely'
import type { Database } from '../../../src/database/tables.ts'
import { readFolder } from '../../fixtures/read-folder.ts'
import type { Scene } from './scene.ts'

/** Everything in every table, those of the engine's own aside. */
async function readTables(database: Database): Promise<[name: string, content: string][]> {
  const tables = await database.introspection.getTables()
  return await Promise.all(
    tables.map(async ({ name }): Promise<[string, string]> => {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(
        database.withoutPlugins(),
      )
      return [`table ${name}`, JSON.stringify(rows)]
    }),
  )
}

export const tokenIn = (mail = '') => /\/reservations\/([\w-]{43})\//.exec(mail)?.[1] ?? ''

/** Whether the surname or one of the secrets is there, plainly or in the encodings of mail. */
export function isIn(content: string, secrets: readonly string[]): boolean {
  const inBase64 = ['Quillfeather', 'quillfeather'].flatMap((text) =>
    // Whole groups of three bytes are the same wherever the text begins.
    [0, 1, 2].map((skipped) => {
      const rest = text.slice(skipped)
      return Buffer.from(rest.slice(0, rest.length - (rest.length % 3))).toString('base64')
    }),
  )
  const unfolded = content.replace(/=?\r?\n/g, '')
  return [content, unfolded].some(
    (text) =>
      /quillfeather/i.test(text) || [...inBase64, ...secrets].some((part) => text.includes(part)),
  )
}

/** The names of everything in which the person can be found. */
export async function search(scene: Scene, secrets: readonly string[]): Promise<string[]> {
  const places: [string, string][] = [
    ...(await readTables(scene.database)),
    ['log', scene.log()],
    ...readFolder(scene.attune.folder),
  ]
  return places.filter(([, content]) => isIn(content, secrets)).map(([name]) => name)
}
