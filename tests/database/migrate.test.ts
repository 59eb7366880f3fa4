import { expect, it } from 'vitest'
import { DatabaseTooNew, MIGRATIONS, type Migration, migrate } from '../../src/database/migrate.ts'
import { onEveryEngine } from './engines.ts'
import { raceInProcesses } from './race-in-processes.ts'
import { dumpTables } from './sample-seats.ts'

onEveryEngine('migrations', (engine) => {
  it('build every table from empty, and change nothing when run again', async () => {
    const address = await engine.createAddress()
    const first = await engine.open(address)
    const empty = await dumpTables(first)
    expect(JSON.parse(empty)).toEqual({
      cohorts: [],
      settings: [],
      reservations: [],
      manage_links: [],
      status_handles: [],
      idempotency_keys: [],
      audit: [],
      outbox: [],
      staff_links: [],
      staff_sessions: [],
    })
    const second = await engine.open(address)
    expect(await dumpTables(second)).toBe(empty)
  })

  it('run once when two processes start on an empty database at the same time', async () => {
    const address = await engine.createAddress()
    const outcomes = await raceInProcesses(address)
    expect(outcomes).toEqual(new Map([['cohort-unknown', 50]]))
  })

  it('leave nothing half done when a step fails', async () => {
    const database = await engine.open()
    const kind = engine.name === 'SQLite' ? 'sqlite' : 'postgres'
    const failing: Migration = {
      name: 'failing',
      async apply({ schema }) {
        await schema.createTable('half_done').addColumn('id', 'integer').execute()
        throw new Error('the step failed')
      },
    }
    await expect(migrate(database, kind, [...MIGRATIONS, failing])).rejects.toThrow(
      'the step failed',
    )
    const tables = await database.introspection.getTables()
    expect(tables.map((table) => table.name)).not.toContain('half_done')
  })

  it('refuse a database written by a newer release', async () => {
    const database = await engine.open()
    const kind = engine.name === 'SQLite' ? 'sqlite' : 'postgres'
    await expect(migrate(database, kind, [])).rejects.toBeInstanceOf(DatabaseTooNew)
  })
})
