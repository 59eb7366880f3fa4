import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runTransaction } from '../../src/database/join-transactions.ts'
import { openNodeSqlite, openSqliteReader } from '../../src/database/node-sqlite.ts'
import { openUnchanged } from '../../src/database/open-database.ts'
import { createSqliteDialect } from '../../src/database/sqlite-dialect.ts'
import type { Tables } from '../../src/database/tables.ts'

describe('transactions asked for at the same time on SQLite', () => {
  let folder: string
  let database: Kysely<Tables>
  let reader: Kysely<Tables>
  let statements: string[]

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-joined-'))
    const path = join(folder, 'joined.db')
    const sqlite = openNodeSqlite(path, 100)
    statements = []
    const prepare = (text: string) => {
      statements.push(text)
      return sqlite.prepare(text)
    }
    database = new Kysely({
      dialect: createSqliteDialect({
        writer: { prepare, close: () => sqlite.close() },
        reader: openSqliteReader(path),
        lockTimeout: 100,
      }),
    })
    reader = openUnchanged(path, { lockTimeout: 100 })
    await sql`create table notes (note text unique, of text references notes (note))`.execute(
      database,
    )
    statements.length = 0
  })

  afterEach(async () => {
    await database.destroy()
    await reader.destroy()
    await rm(folder, { recursive: true, force: true })
  })

  const listNotes = async () => {
    const { rows } = await sql<{ note: string }>`select note from notes order by note`.execute(
      reader,
    )
    return rows.map(({ note }) => note)
  }
  const write = (note: string, of: string | null = null) =>
    runTransaction(database, async (transaction) => {
      await sql`insert into notes values (${note}, ${of})`.execute(transaction)
      return note
    })

  it('share one commit, and whoever is answered finds the change on the disk', async () => {
    const seen = await Promise.all(
      ['a', 'b', 'c'].map(async (note) => [await write(note), await listNotes()]),
    )
    expect(seen).toEqual(['a', 'b', 'c'].map((note) => [note, ['a', 'b', 'c']]))
    expect(statements.filter((text) => text === 'commit')).toHaveLength(1)
  })

  it('are undone one by one: what throws takes nobody along', async () => {
    const refused = runTransaction(database, async (transaction) => {
      await sql`insert into notes values ('refused', null)`.execute(transaction)
      throw new Error('No seat')
    })
    const outcomes = await Promise.allSettled([write('a'), refused, write('a'), write('b')])
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ])
    expect(outcomes[1]).toMatchObject({ reason: { message: 'No seat' } })
    expect(await listNotes()).toEqual(['a', 'b'])
  })

  it('see what those before them in the same commit have done', async () => {
    const counts = await Promise.all(
      ['a', 'b', 'c'].map((note) =>
        runTransaction(database, async (transaction) => {
          await sql`insert into notes values (${note}, null)`.execute(transaction)
          const { rows } = await sql<{ rows: number }>`select count(*) as rows from notes`.execute(
            transaction,
          )
          return rows[0]?.rows
        }),
      ),
    )
    expect(counts).toEqual([1, 2, 3])
  })

  it('all fail, and leave nothing, when the commit they share fails', async () => {
    const orphan = runTransaction(database, async (transaction) => {
      await sql`pragma defer_foreign_keys = on`.execute(transaction)
      await sql`insert into notes values ('orphan', 'nobody')`.execute(transaction)
    })
    const outcomes = await Promise.allSettled([write('a'), orphan, write('b')])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await listNotes()).toEqual([])
    expect(await write('later')).toBe('later')
    expect(await listNotes()).toEqual(['later'])
  })

  it('all fail when another process keeps the database to itself, and work again afterwards', async () => {
    await sql`begin immediate`.execute(reader)
    const outcomes = await Promise.allSettled([write('a'), write('b')])
    await sql`rollback`.execute(reader)
    expect(outcomes).toMatchObject([
      { status: 'rejected', reason: { errcode: 5 } },
      { status: 'rejected', reason: { errcode: 5 } },
    ])
    expect(await write('a')).toBe('a')
  })

  it('keep exactly what was answered when the disk is full, and work again afterwards', async () => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database)
    const pages = rows[0]?.page_count ?? 0
    await sql.raw(`pragma max_page_count = ${pages + 4}`).execute(database)
    const outcomes = await Promise.allSettled([write('a'), write('x'.repeat(100_000)), write('b')])
    const kept = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    )
    expect(outcomes[1]).toMatchObject({ status: 'rejected', reason: { errcode: 13 } })
    expect(await listNotes()).toEqual(kept)
    await sql.raw('pragma max_page_count = 100000').execute(database)
    expect(await write('later')).toBe('later')
  })

  it('never wait for more than a hundred others', async () => {
    await Promise.all(Array.from({ length: 250 }, (_, index) => write(`note-${index}`)))
    expect(statements.filter((text) => text === 'commit')).toHaveLength(3)
    expect(await listNotes()).toHaveLength(250)
  })
})
