import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { isLockTimeout } from '../../src/database/recognize-error.ts'
import { startPostgres } from '../fixtures/postgres.ts'

it('counts a transaction that PostgreSQL breaks off in a deadlock as one that can be tried again', async () => {
  const server = await startPostgres()
  onTestFinished(() => server.stop())
  const connectionString = await server.createDatabase()
  const one = new pg.Client({ connectionString })
  const other = new pg.Client({ connectionString })
  await Promise.all([one.connect(), other.connect()])
  onTestFinished(async () => {
    await Promise.all([one.end(), other.end()])
  })
  await one.query('create table seats (id int primary key, note text)')
  await one.query('insert into seats values (1), (2)')
  const change = (client: pg.Client, id: number) =>
    client.query('update seats set note = $1 where id = $2', ['changed', id])

  await Promise.all([one.query('begin'), other.query('begin')])
  await change(one, 1)
  await change(other, 2)
  const crossed = await Promise.allSettled([change(one, 2), change(other, 1)])
  const errors = crossed.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  expect(errors).toHaveLength(1)
  expect(isLockTimeout(errors[0])).toBe(true)
})
