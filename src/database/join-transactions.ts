import { CompiledQuery, SqliteAdapter, type Transaction } from 'kysely'
import { isLockTimeout } from './recognize-error.ts'
import type { Database, Tables } from './tables.ts'

/** So many at most share one commit: it bounds how long the first of them waits for the last. */
const MAX_JOINED = 100

const SAVEPOINT = CompiledQuery.raw('savepoint joined')
const RELEASE = CompiledQuery.raw('release joined')
const ROLL_BACK = CompiledQuery.raw('rollback to joined')

interface Waiting {
  /** Runs the work; `answer` tells the asker, and may only be called after the commit. */
  run(transaction: Transaction<Tables>): Promise<{ answer: () => void; isKept: boolean }>
  fail(cause: unknown): void
}

interface Line {
  waiting: Waiting[]
  isRunning: boolean
}

const lines = new WeakMap<Database, Line>()

/**
 * Runs work in a transaction of its own, as far as the work can tell. On SQLite, whose commits
 * each wait for the disk, what is asked for at the same time shares one commit: every piece of work
 * has a savepoint, so that it alone is undone when it throws, and nobody is answered before the
 * commit they share has reached the disk. PostgreSQL joins the commits of its connections itself.
 * What `isKept` says no to is given back, and leaves nothing behind.
 */
export async function runTransaction<Result>(
  database: Database,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
  isKept: (result: Result) => boolean = () => true,
): Promise<Result> {
  if (!(database.getExecutor().adapter instanceof SqliteAdapter)) {
    return await runAlone(database, work, isKept)
  }
  return await new Promise<Result>((resolve, reject) => {
    const line = lineOf(database)
    line.waiting.push({
      run: async (transaction) => {
        const result = await work(transaction)
        return { answer: () => resolve(result), isKept: isKept(result) }
      },
      fail: reject,
    })
    if (!line.isRunning) void workOff(database, line)
  })
}

async function runAlone<Result>(
  database: Database,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
  isKept: (result: Result) => boolean,
): Promise<Result> {
  let undone: { result: Result } | undefined
  try {
    return await database.transaction().execute(async (transaction) => {
      const result = await work(transaction)
      if (isKept(result)) return result
      undone = { result }
      throw new Undone('Rolled back on purpose')
    })
  } catch (cause) {
    if (undone && cause instanceof Undone) return undone.result
    throw cause
  }
}

class Undone extends Error {}

function lineOf(database: Database): Line {
  const known = lines.get(database)
  if (known) return known
  const line: Line = { waiting: [], isRunning: false }
  lines.set(database, line)
  return line
}

async function workOff(database: Database, line: Line): Promise<void> {
  line.isRunning = true
  while (line.waiting.length > 0) {
    // SQLite runs without letting go of the thread: first let in whoever is at the door.
    await new Promise((resolve) => setImmediate(resolve))
    await commitTogether(database, line.waiting.splice(0, MAX_JOINED))
  }
  line.isRunning = false
}

async function commitTogether(database: Database, joined: readonly Waiting[]): Promise<void> {
  const answers: (() => void)[] = []
  let endedBy: { cause: unknown } | undefined
  try {
    await database.transaction().execute(async (transaction) => {
      for (const one of joined) {
        await transaction.executeQuery(SAVEPOINT)
        try {
          const { answer, isKept } = await one.run(transaction)
          if (!isKept) await transaction.executeQuery(ROLL_BACK)
          answers.push(answer)
        } catch (cause) {
          endedBy = { cause }
          // Another process is writing: whoever comes next would only wait as long again.
          if (isLockTimeout(cause)) throw cause
          // Throws where SQLite has rolled everything back by itself, on a full disk for one.
          await transaction.executeQuery(ROLL_BACK)
          endedBy = undefined
          answers.push(() => one.fail(cause))
        }
        await transaction.executeQuery(RELEASE)
      }
    })
  } catch (cause) {
    for (const one of joined) one.fail(endedBy ? endedBy.cause : cause)
    return
  }
  for (const answer of answers) answer()
}
