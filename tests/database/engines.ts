import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { type OpenOptions, openDatabase } from '../../src/database/open-database.ts'
import { type KeyRing, readKeyRing } from '../../src/database/sealed-columns/key-ring.ts'
import type { Database } from '../../src/database/tables.ts'
import { type PostgresServer, startPostgres } from '../fixtures/postgres.ts'

type EngineName = 'SQLite' | 'PostgreSQL'

export interface Engine {
  name: EngineName
  /** The address of a database that nothing has been written to. */
  createAddress(): Promise<string>
  /** Opens a database that is closed after the test; a new empty one unless an address is given. */
  open(address?: string, options?: OpenOptions): Promise<Database>
}

const TEST_KEYS = readKeyRing(Buffer.alloc(32, 7).toString('base64'))

/** Runs the same tests on both engines. */
export function onEveryEngine(subject: string, tests: (engine: Engine) => void): void {
  runTests(subject, tests, [undefined])
}

/** Runs the same tests on both engines, with personal data in the clear and encrypted. */
export function inEveryForm(subject: string, tests: (engine: Engine) => void): void {
  runTests(subject, tests, [undefined, TEST_KEYS])
}

function runTests(
  subject: string,
  tests: (engine: Engine) => void,
  forms: readonly (KeyRing | undefined)[],
): void {
  describe(`${subject} (SQLite)`, () => {
    const folders: string[] = []
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    })
    const createAddress = async () => {
      const folder = mkdtempSync(join(tmpdir(), 'attune-sqlite-'))
      folders.push(folder)
      return join(folder, 'reservations.db')
    }
    inEach(forms, (keys) => tests(closingEngine('SQLite', createAddress, keys)))
  })

  describe(`${subject} (PostgreSQL)`, () => {
    let server: PostgresServer | undefined
    beforeAll(async () => {
      server = await startPostgres()
    })
    afterAll(() => server?.stop())
    const createAddress = () => {
      if (!server) throw new Error('PostgreSQL is not running')
      return server.createDatabase()
    }
    inEach(forms, (keys) => tests(closingEngine('PostgreSQL', createAddress, keys)))
  })
}

function inEach(
  forms: readonly (KeyRing | undefined)[],
  run: (keys: KeyRing | undefined) => void,
): void {
  for (const keys of forms) {
    if (keys) describe('encrypted', () => run(keys))
    else run(keys)
  }
}

function closingEngine(
  name: EngineName,
  createAddress: () => Promise<string>,
  keys?: KeyRing,
): Engine {
  const opened: Database[] = []
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.destroy()
  })
  return {
    name,
    createAddress,
    async open(address, options) {
      const place = address ?? (await createAddress())
      const database = await openDatabase(place, { keys, ...options })
      opened.push(database)
      return database
    },
  }
}
