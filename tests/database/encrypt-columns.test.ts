import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { backUp } from '../../src/database/back-up.ts'
import { openDatabase, openUnchanged } from '../../src/database/open-database.ts'
import { readKeyRing } from '../../src/database/sealed-columns/key-ring.ts'
import { countStale, resealRows } from '../../src/database/sealed-columns/reseal-rows.ts'
import { SealedValueUnreadable } from '../../src/database/sealed-columns/seal-text.ts'
import { SealedColumnMisused } from '../../src/database/sealed-columns/sealing-transformer.ts'
import { DatabaseKeyMissing } from '../../src/database/sealed-columns/stored-keys.ts'
import type { Database } from '../../src/database/tables.ts'
import { normalizeEmail } from '../../src/reservations/normalize-email.ts'
import { seatStore } from '../../src/reservations/seat-store.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { openDesk } from '../../src/reservations/staff/staff.ts'
import { checkDatabase } from '../../src/server/doctor/check-database.ts'
import { reencrypt } from '../../src/server/reservations/reencrypt.ts'
import { ROOT } from '../fixtures/places.ts'
import { readFolder, readIfThere } from '../fixtures/read-folder.ts'
import { onEveryEngine } from './engines.ts'
import {
  clockAt,
  dumpTables,
  openSeats,
  sampleCohort,
  sampleRequest,
  sampleSettings,
} from './sample-seats.ts'
import { confirm, hold, linkOf, wait } from './sample-visitors.ts'

const secret = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const first = readKeyRing(secret(1))
const rotated = readKeyRing(`${secret(2)},${secret(1)}`)
const second = readKeyRing(secret(2))
const turningOff = readKeyRing(`none,${secret(2)}`)
const forms = { email_key: normalizeEmail }

/** Of every visitor: name and address. Places are two letters, which stand everywhere. */
const WHO = /quillfeather/i

/** Everything in the files of a database, byte by byte; of PostgreSQL with its log, or without. */
async function readFiles(address: string, isWithLog = true): Promise<string> {
  const host = new URLSearchParams(address.split('?')[1]).get('host')
  if (!host) return [address, `${address}-wal`].map(readIfThere).join('\n')
  const database = openUnchanged(address)
  await sql`checkpoint`.execute(database)
  await database.destroy()
  const cluster = join(host, 'cluster')
  const log = join(cluster, 'pg_wal')
  const files = readFolder(cluster, (path) => isWithLog || !path.startsWith(log))
  return files.map(([, content]) => content).join('\n')
}

const dumpRaw = (database: Database) => dumpTables(database.withoutPlugins())

onEveryEngine('a database with encrypted columns', (engine) => {
  it('has nobody’s name or address in any of its files, whatever was done', async () => {
    const address = await engine.createAddress()
    const database = await engine.open(address, { keys: first })
    const open = await openSeats(engine, [sampleCohort({ capacity: 2 })], { database })
    await confirm(open, 1)
    await hold(open, 2)
    await wait(open, 3)
    await open.seats.changeLocation(await linkOf(open, 1), 'NJ')
    const desk = openDesk(
      { database, clock: open.clock, store: seatStore },
      'staff@provider.example',
    )
    expect(await desk.search('QUILLFEATHER-1@')).toMatchObject({
      kind: 'found',
      reservations: [{ name: 'Visitor Quillfeather 1', state: 'NJ' }],
    })
    expect(await dumpTables(database)).toMatch(WHO)
    expect(await dumpRaw(database)).not.toMatch(WHO)
    expect(await dumpRaw(database)).not.toMatch(/"(state|residence)":"[A-Z]{2}"/)
    const files = await readFiles(address)
    expect(files).toContain(sampleCohort().program.title)
    expect(files).not.toMatch(WHO)
  })

  it('is turned on, given a new key, and turned off again, and means the same throughout', async () => {
    const address = await engine.createAddress()
    const plain = await engine.open(address)
    const open = await openSeats(engine, [sampleCohort({ capacity: 3 })], { database: plain })
    await confirm(open, 1)
    await hold(open, 2)
    const before = await readPeople(plain)
    expect(await readFiles(address)).toMatch(WHO)

    for (const keys of [first, rotated, second]) {
      const database = await engine.open(address, { keys })
      const { seats } = await openSeats(engine, [sampleCohort({ capacity: 3 })], { database })
      // Known by address while rows are under another key, or in the clear.
      await seats.reserveSeat(sampleRequest(1, { idempotencyKey: `again-${keys.writer?.id}` }))
      expect(await readPeople(database)).toEqual(before)
      await reencrypt(database, keys)
      expect(await countStale(database, keys)).toBe(0)
      expect(await readPeople(database)).toEqual(before)
      // PostgreSQL's log keeps what was before for a while: it says so where one turns this on.
      expect(await readFiles(address, false)).not.toMatch(WHO)
    }

    const database = await engine.open(address, { keys: turningOff })
    await reencrypt(database, turningOff)
    const again = await engine.open(address)
    expect(await readPeople(again)).toEqual(before)
    expect(await dumpRaw(again)).not.toContain('\\u0001')
  })

  it('is taken up again after a run that was broken off', async () => {
    const address = await engine.createAddress()
    const plain = await engine.open(address)
    const open = await openSeats(engine, [sampleCohort({ capacity: 5 })], { database: plain })
    for (const visitor of [1, 2, 3, 4]) await hold(open, visitor)
    const before = await readPeople(plain)
    const database = await engine.open(address, { keys: first })
    let rewritten = 0
    const breakOff = (email: string) => {
      rewritten += 1
      if (rewritten === 3) throw new Error('broken off')
      return normalizeEmail(email)
    }
    await expect(resealRows(database, first, { email_key: breakOff })).rejects.toThrow('broken off')
    expect(await countStale(database, first)).toBe(6)
    expect(await readPeople(database)).toEqual(before)
    expect(await resealRows(database, first, forms)).toEqual({ rewritten: 6, left: 0 })
    expect(await resealRows(database, first, forms)).toEqual({ rewritten: 0, left: 0 })
    expect(await readPeople(database)).toEqual(before)
  })

  it('loses no change and no erasure that is made while it is given another key', async () => {
    const address = await engine.createAddress()
    const cohort = sampleCohort({ capacity: 40 })
    const database = await engine.open(address, { keys: first })
    const open = await openSeats(engine, [cohort], { database })
    const visitors = Array.from({ length: 30 }, (_, index) => index)
    const tokens: string[] = []
    for (const visitor of visitors) tokens.push(await hold(open, visitor))
    // The servers know both keys before the rows are rewritten.
    const serving = await openSeats(engine, [cohort], {
      database: await engine.open(address, { keys: rotated }),
    })
    const operator = await engine.open(address, { keys: rotated })
    const [resealed, ...outcomes] = await Promise.all([
      resealRows(operator, rotated, forms),
      ...tokens.map((token, visitor) =>
        visitor % 2 === 0
          ? serving.seats.eraseReservation(token)
          : serving.seats.changeLocation(token, 'NJ'),
      ),
      ...visitors.map((visitor) => serving.seats.reserveSeat(sampleRequest(100 + visitor))),
    ])
    expect(resealed.left).toBe(0)
    const kinds = new Set(outcomes.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['erased', 'location-changed', 'held', 'group-full']))
    await resealRows(operator, rotated, forms)
    expect(await countStale(operator, rotated)).toBe(0)
    const people = await readPeople(operator)
    const early = people.filter(({ name }) => /Quillfeather \d\d?$/.test(name))
    expect(early).toHaveLength(15)
    for (const { state } of early) expect(state).toBe('NJ')
    expect(people.filter(({ name }) => name === '')).toHaveLength(15)
  })

  it('refuses what was moved to another row', async () => {
    const database = await engine.open(undefined, { keys: first })
    const open = await openSeats(engine, undefined, { database })
    await hold(open, 1)
    await hold(open, 2)
    const raw = database.withoutPlugins()
    const [one, other] = await raw.selectFrom('reservations').selectAll().orderBy('id').execute()
    if (!one || !other) throw new Error('Two seats are held')
    await raw
      .updateTable('reservations')
      .set({ email: one.email })
      .where('id', '=', other.id)
      .execute()
    await expect(readPeople(database)).rejects.toThrow(SealedValueUnreadable)
  })

  it('is not opened without its keys, and says which one is missing', async () => {
    const address = await engine.createAddress()
    const database = await engine.open(address, { keys: first })
    await hold(await openSeats(engine, undefined, { database }), 1)
    for (const keys of [undefined, second]) {
      const opening = openDatabase(address, { keys })
      await expect(opening).rejects.toThrow(DatabaseKeyMissing)
      await expect(opening).rejects.toThrow(`under key ${first.writer?.id}, which is not given`)
      const [report, ...others] = await checkDatabase(
        address,
        clockAt('2026-10-01T12:00:00Z'),
        keys,
      )
      expect(others).toEqual([])
      expect(report).toMatchObject({ verdict: 'problem', part: 'database' })
      expect(report?.message).toContain(`under key ${first.writer?.id}`)
    }
  })

  it('is said by doctor to be wholly under the present key, or not yet', async () => {
    const address = await engine.createAddress()
    const database = await engine.open(address, { keys: first })
    await hold(await openSeats(engine, undefined, { database }), 1)
    const clock = clockAt('2026-10-01T12:00:00Z')
    const ask = async (keys: typeof first) =>
      (await checkDatabase(address, clock, keys)).map(({ verdict, message }) => [verdict, message])
    expect(await ask(first)).toContainEqual([
      'fine',
      `all personal data of visitors is encrypted under key ${first.writer?.id}`,
    ])
    expect(await ask(rotated)).toContainEqual([
      'notice',
      `2 rows are not yet encrypted under key ${rotated.writer?.id}: npm run reservations -- reencrypt`,
    ])
  })

  it('is brought under a key by command, and refuses a start without it in one line', async () => {
    const address = await engine.createAddress()
    const plain = await engine.open(address)
    await hold(await openSeats(engine, undefined, { database: plain }), 1)
    const run = (command: string, keys: string) => {
      const place = address.startsWith('postgres')
        ? { DATABASE_URL: address }
        : { DATA_DIR: dirname(address) }
      const cli = join(ROOT, 'src/server/reservations/cli.ts')
      const ran = spawnSync(process.execPath, [cli, command], {
        encoding: 'utf8',
        env: { ...process.env, ...place, DATABASE_ENCRYPTION_KEYS: keys },
      })
      return [ran.status, ran.stdout, ran.stderr]
    }
    const nothing = 'Set DATABASE_ENCRYPTION_KEYS: the first is the one to encrypt with.\n'
    expect(run('reencrypt', '')).toEqual([1, '', nothing])
    expect(run('reencrypt', secret(1))).toEqual([0, '2 rows were rewritten.\n', ''])
    expect(await dumpRaw(plain)).not.toMatch(WHO)
    const refusal = `The reservations are encrypted under key ${first.writer?.id}, which is not given (given: ${second.writer?.id}): add it to DATABASE_ENCRYPTION_KEYS\n`
    expect(run('list', secret(2))).toEqual([1, '', refusal])
  })

  it('lets no query compare or sort by what is encrypted: it would find nothing, silently', async () => {
    const database = await engine.open(undefined, { keys: first })
    const people = database.selectFrom('reservations').select('id')
    for (const query of [
      people.where('name', '=', 'Ada'),
      people.where('reservations.email', 'like', '%a%'),
      people.orderBy('state'),
      people.groupBy('residence'),
      people.where('email_key', '<>', 'ada@example.org'),
      database.updateTable('reservations').set({ name: 'Ada' }),
    ]) {
      await expect(query.execute()).rejects.toThrow(SealedColumnMisused)
    }
    // The refusals leave nothing behind that would spoil what comes next.
    expect(await people.where('email_key', '=', 'ada@example.org').execute()).toEqual([])
  })
})

it('a backup of an encrypted database is of use with its keys alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-sealed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [address, copy] = [join(folder, 'reservations.db'), join(folder, 'backup.db')]
  const database = await openDatabase(address, { keys: first })
  onTestFinished(() => database.destroy())
  const seats = createSeats({ database, clock: clockAt('2026-10-01T12:00:00Z') })
  await seats.replaceSettings(sampleSettings())
  await seats.replaceCohortRules([sampleCohort()])
  await seats.reserveSeat(sampleRequest(1))
  await backUp(address, copy)
  expect(readFileSync(copy, 'latin1')).not.toMatch(WHO)
  await expect(openDatabase(copy)).rejects.toThrow(DatabaseKeyMissing)
  const restored = await openDatabase(copy, { keys: rotated })
  onTestFinished(() => restored.destroy())
  expect(await readPeople(restored)).toEqual(await readPeople(database))
})

/** Who is in the database, by name, as the site knows them. */
async function readPeople(database: Database) {
  const people = await database
    .selectFrom('reservations')
    .select(['id', 'name', 'email', 'state', 'residence'])
    .execute()
  return people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
