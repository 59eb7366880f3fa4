import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'

it('are what a new SQLite database consists of: its owner alone can read them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attune-private-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const database = await openDatabase(join(folder, 'reservations.db'))
  onTestFinished(() => database.destroy())
  await database.deleteFrom('attempts').execute()

  const names = await readdir(folder)
  expect(names.sort()).toEqual(['reservations.db', 'reservations.db-shm', 'reservations.db-wal'])
  const modes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mode))
  expect(modes.map((mode) => mode & 0o777)).toEqual([0o600, 0o600, 0o600])
})
