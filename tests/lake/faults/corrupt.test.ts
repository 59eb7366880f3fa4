import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { startLake } from '../../../studio/lake/start-lake.ts'
import { connect, makeFolder } from '../run-lake.ts'
import { runLakeUntilItEnds } from './lake-process.ts'

/** A closed lake with some content, of which the database file is then changed. */
async function damageDatabase(damage: (file: string) => Promise<void> | void): Promise<string> {
  const folder = await makeFolder()
  const lake = await startLake({ port: 0, folder })
  const transaction = connect(lake).transaction()
  for (let index = 0; index < 200; index += 1) {
    transaction.create({ _id: `note-${index}`, _type: 'note', text: 'words '.repeat(200) })
  }
  await transaction.commit()
  await lake.close()
  await damage(join(folder, 'lake.db'))
  return folder
}

async function overwrite(file: string, from: number, to: number): Promise<void> {
  const bytes = await readFile(file)
  await writeFile(file, bytes.fill(0x5a, from, to))
}

test.for<[string, (file: string) => Promise<void> | void]>([
  ['that is no database', (file) => writeFile(file, 'not a database '.repeat(500))],
  ['with a damaged first page', (file) => overwrite(file, 100, 4096)],
  ['with damaged pages', async (file) => overwrite(file, 8192, (await stat(file)).size - 4096)],
  [
    'that ends too early',
    async (file) => writeFile(file, (await readFile(file)).subarray(0, 20_000)),
  ],
  [
    'with a document that is no JSON',
    (file) => {
      const database = new DatabaseSync(file)
      database.exec("UPDATE documents SET body = '{' WHERE id = 'note-7'")
      database.close()
    },
  ],
])('a file %s keeps the lake from starting, by name, and is left alone', async ([, damage]) => {
  const folder = await damageDatabase(damage)
  const file = join(folder, 'lake.db')
  const before = await readFile(file)
  const { code, said } = await runLakeUntilItEnds({ folder })
  expect(code).toBe(1)
  expect(said).toContain(`${file} cannot be used:`)
  expect(said).toContain('damaged')
  expect(said).toContain('Move it away to start with an empty lake')
  expect(said).not.toContain('    at ')
  expect((await readFile(file)).equals(before)).toBe(true)
})
