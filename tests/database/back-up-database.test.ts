import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../fixtures/places.ts'

const run = promisify(execFile)

describe('the backup of the reservation database', () => {
  let folder: string
  let database: DatabaseSync
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-backup-'))
    database = new DatabaseSync(join(folder, 'reservations.db'))
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE seats (name TEXT)')
  })
  afterAll(async () => {
    database.close()
    await rm(folder, { recursive: true })
  })

  const backUp = (to: string) =>
    run(process.execPath, [join(ROOT, 'src/server/reservations/back-up.ts'), to], {
      env: { ...process.env, DATA_DIR: folder },
    })

  it('holds what was committed, and nothing of a transaction under way', async () => {
    database.exec("INSERT INTO seats VALUES ('kept')")
    database.exec("BEGIN; INSERT INTO seats VALUES ('unfinished')")
    const to = join(folder, 'backup.db')
    await backUp(to)
    database.exec('COMMIT')
    const copy = new DatabaseSync(to, { readOnly: true })
    expect(copy.prepare('SELECT name FROM seats').all()).toEqual([{ name: 'kept' }])
    expect(copy.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    copy.close()
    expect((await stat(to)).mode & 0o777).toBe(0o600)
    await expect(backUp(to)).rejects.toThrow('a backup never overwrites another')
  })
})
